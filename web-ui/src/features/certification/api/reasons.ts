import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type StoredReason = Schemas['StoredReason'];

const KEY = ['rejection-reasons'] as const;

/** Reasons offered with a rejection: those of everybody and of my bureaus, the most used first. */
export function useReasons(bureau: string) {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/confirmations/reasons'))).items,
    staleTime: 60_000,
    select: (reasons) => reasons.filter((reason) => reason.bureau === null || reason.bureau === bureau),
  });
}

/** Keeps a reason for the bureau. */
export function useKeepReason() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ bureau, text, key }: { bureau: string; text: string; key: string }) =>
      answerOf(api.POST('/api/v1/confirmations/reasons', { params: { header: { 'Idempotency-Key': key } }, body: { bureau, text } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** Offers a reason of the bureau no more. */
export function useDropReason() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api/v1/confirmations/reasons/{id}', { params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
