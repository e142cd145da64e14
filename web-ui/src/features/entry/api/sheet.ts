import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Entry = Schemas['Entry'];

const sheetKey = (round: string, office: string) => ['entries', round, office] as const;

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
  /** The revision that the person saw. */
  revision: number;
  idempotencyKey: string;
}

/** Saves a value; a broken line repeats the very same request. */
export function useReport(entry: Pick<Entry, 'round' | 'variable' | 'office'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ value, revision, idempotencyKey }: Reporting) =>
      answerOf(
        api.PUT('/api/v1/entries/{round}/{variable}/{office}', {
          params: {
            path: { round: entry.round, variable: entry.variable, office: entry.office },
            header: { 'Idempotency-Key': idempotencyKey },
          },
          body: { value, revision },
        }),
      ),
    onMutate: () => queries.cancelQueries({ queryKey: sheetKey(entry.round, entry.office) }),
    onSuccess: (saved) => changeEntry(queries, saved, () => saved),
  });
}

export function changeEntry(queries: QueryClient, of: Pick<Entry, 'round' | 'variable' | 'office'>, change: (entry: Entry) => Entry): void {
  queries.setQueryData<Entry[]>(sheetKey(of.round, of.office), (sheet) =>
    sheet?.map((entry) => (entry.variable === of.variable ? change(entry) : entry)),
  );
}
