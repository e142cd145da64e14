import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { changeEntry, type Entry } from './sheet';

export type Warning = Schemas['Warning'];

export interface Explaining {
  rule: Warning['rule'];
  /** null takes the explanation back. */
  text: string | null;
  idempotencyKey: string;
}

/** The reporter's word about a warning, or its taking back; it belongs to the value as the entry has it. */
export function useExplain(entry: Entry) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ rule, text, idempotencyKey }: Explaining) =>
      answerOf(
        api.PUT('/api/v1/entries/{round}/{variable}/{office}/explanations/{rule}', {
          params: {
            path: { round: entry.round, variable: entry.variable, office: entry.office, rule },
            header: { 'Idempotency-Key': idempotencyKey },
          },
          body: { text, revision: entry.revision },
        }),
      ),
    onSuccess: (saved) => {
      changeEntry(queries, saved, () => saved);
      void queries.invalidateQueries({ queryKey: ['entry-history', saved.round, saved.variable, saved.office] });
    },
  });
}
