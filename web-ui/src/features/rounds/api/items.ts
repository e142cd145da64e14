import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type ItemsJob = Schemas['ItemsJob'];
export type ItemsPreview = Schemas['ItemsPreview'];
export type Removal = Schemas['Removal'];
export type RemovalScope = Schemas['RemovalScope'];
export type RemovalPreview = Schemas['RemovalPreview'];
export type RemovedItem = Schemas['RemovedItem'];

const jobKey = (round: string) => ['round', round, 'items', 'job'] as const;

/** How far the creation or removal is: asked every second while it runs, whoever started it and from wherever. */
export function useItemsJob(round: string) {
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: jobKey(round),
    queryFn: () => answerOf(api.GET('/api/v1/rounds/{round}/items', { params: { path: { round } } })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? 1_000 : 15_000),
  });
  const state = job.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'RUNNING' && state !== 'RUNNING') {
      void queries.invalidateQueries({ queryKey: ['rounds'] });
      void queries.invalidateQueries({ queryKey: ['round', round, 'removed'] });
      void queries.invalidateQueries({ queryKey: ['round', round, 'preview'] });
    }
    before.current = state;
  }, [queries, round, state]);
  return job;
}

/** What creating would do; `from` is a round to carry forward from, `none`, or null for the server's choice. */
export function useItemsPreview(round: string, from: string | null) {
  return useQuery({
    queryKey: ['round', round, 'preview', from],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/rounds/{round}/items/preview', {
          params: { path: { round }, query: from === null ? {} : { carryForwardFrom: from } },
        }),
      ),
    staleTime: 0,
    placeholderData: (before) => before,
  });
}

function useShowJob(round: string) {
  const queries = useQueryClient();
  return (job: ItemsJob) => {
    queries.setQueryData(jobKey(round), job);
    void queries.invalidateQueries({ queryKey: ['rounds'] });
    void queries.invalidateQueries({ queryKey: ['round', round, 'removed'] });
  };
}

export function useCreateItems(round: string) {
  return useMutation({
    mutationFn: ({ carryForwardFrom, idempotencyKey }: { carryForwardFrom: string | null; idempotencyKey: string }) =>
      answerOf(
        api.POST('/api/v1/rounds/{round}/items', {
          params: { path: { round }, header: { 'Idempotency-Key': idempotencyKey } },
          body: carryForwardFrom === null ? {} : { carryForwardFrom },
        }),
      ),
    onSuccess: useShowJob(round),
  });
}

export function useRemovalPreview(round: string, scope: RemovalScope | null) {
  return useQuery({
    queryKey: ['round', round, 'preview', 'removal', scope],
    queryFn: () => answerOf(api.POST('/api/v1/rounds/{round}/items/removal-preview', { params: { path: { round } }, body: scope ?? {} })),
    enabled: scope !== null,
    staleTime: 0,
  });
}

export function useRemoveItems(round: string) {
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Removal; idempotencyKey: string }) =>
      answerOf(
        api.POST('/api/v1/rounds/{round}/items/removal', {
          params: { path: { round }, header: { 'Idempotency-Key': idempotencyKey } },
          body,
        }),
      ),
    onSuccess: useShowJob(round),
  });
}

/** The archive of removed items, newest first, page by page. */
export function useRemovedItems(round: string) {
  return useInfiniteQuery({
    queryKey: ['round', round, 'removed'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/rounds/{round}/items/removed', {
          params: { path: { round }, query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export { newIdempotencyKey };
