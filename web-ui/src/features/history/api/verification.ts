import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey } from '@/api/client';

const KEY = ['history', 'verification'] as const;

/** Every office's chain and the last verification; asked again every second while one runs. */
export function useVerification() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/api/v1/confirmations/history/verification')),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.run?.finishedAt === null ? 1000 : false),
  });
}

/** Begins to verify all chains (null) or one. */
export function useVerify() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (office: string | null) =>
      answerOf(api.POST('/api/v1/confirmations/history/verification', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body: { office } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useAnchorCheck() {
  return useMutation({
    mutationFn: (anchor: { office: string; position: number; hash: string }) => answerOf(api.POST('/api/v1/confirmations/history/verification/anchor', { body: anchor })),
  });
}
