import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { keepDraft } from '../kept-draft';
import type { Stored } from '../save-state';

export type Entry = Schemas['Entry'];

export const sheetKey = (round: string, office: string) => ['entries', round, office] as const;

/** All items of one office in a round; looked at again now and then, for the certifiers decide meanwhile. */
export function useSheet(round: string, office: string | undefined) {
  return useQuery({
    queryKey: sheetKey(round, office ?? ''),
    queryFn: async () => (await answerOf(api.GET('/api/v1/entries', { params: { query: { round, office: office ?? '' } } }))).items,
    enabled: office !== undefined,
    refetchInterval: 20_000,
  });
}

export interface Reporting {
  value: string | null;
  /** What the person saw. */
  base: Stored;
  idempotencyKey: string;
}

/** Saves a value; a broken line repeats the very same request. */
export function useReport(entry: Pick<Entry, 'round' | 'variable' | 'office'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ value, base, idempotencyKey }: Reporting) =>
      answerOf(
        api.PUT('/api/v1/entries/{round}/{variable}/{office}', {
          params: {
            path: { round: entry.round, variable: entry.variable, office: entry.office },
            header: { 'Idempotency-Key': idempotencyKey },
          },
          body: { value, revision: base.revision },
        }),
      ),
    onMutate: () => queries.cancelQueries({ queryKey: sheetKey(entry.round, entry.office) }),
    onError: (error, { value, base }) => {
      if (error instanceof ProblemError && error.status === 401) {
        keepDraft(entry, { draft: value ?? '', base }); // the field goes away with the session
      }
    },
    onSuccess: (saved) => changeEntry(queries, saved, () => saved),
  });
}

export function changeEntry(queries: QueryClient, of: Pick<Entry, 'round' | 'variable' | 'office'>, change: (entry: Entry) => Entry): void {
  queries.setQueryData<Entry[]>(sheetKey(of.round, of.office), (sheet) =>
    sheet?.map((entry) => (entry.variable === of.variable ? change(entry) : entry)),
  );
}
