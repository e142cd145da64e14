import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type Deadlines = Schemas['Deadlines'];
export type Escalations = Schemas['Escalations'];
export type Telling = Schemas['Telling'];
export type Counts = Schemas['OwedCounts'];

const PAGE = 20;

export function useDeadlines() {
  return useQuery({ queryKey: ['deadlines'], queryFn: () => answerOf(api.GET('/api/v1/confirmations/deadlines')) });
}

/** What was told, the newest first, a page at a time. */
export function useTold() {
  return useInfiniteQuery({
    queryKey: ['deadlines', 'told'],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/confirmations/deadlines/told', { params: { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** What would be told now; asked each time that it is looked at. */
export function usePreview() {
  return useQuery({
    queryKey: ['deadlines', 'preview'],
    queryFn: () => run(true, newIdempotencyKey()),
    staleTime: 0,
    gcTime: 0,
  });
}

export function useRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => run(false, key),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['deadlines'] }), queries.invalidateQueries({ queryKey: ['escalations'] })]),
  });
}

function run(dryRun: boolean, key: string): Promise<Telling> {
  return answerOf(api.POST('/api/v1/confirmations/deadlines/run', { params: { query: { dryRun }, header: { 'Idempotency-Key': key } } }));
}

export function useEscalations(round: string) {
  return useQuery({
    queryKey: ['escalations', round],
    queryFn: () => answerOf(api.GET('/api/v1/confirmations/escalations', { params: { query: { round } } })),
  });
}
