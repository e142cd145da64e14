import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import type { Round } from '@/session/rounds';

export type NewRound = Schemas['NewRound'];
export type Window = Schemas['Window'];
export type Extension = Schemas['Extension'];
export type NewExtension = Schemas['NewExtension'];
export type PlanVersionMove = Schemas['PlanVersionMove'];

const write = () => ({ 'Idempotency-Key': newIdempotencyKey() });

/** After a change of a round everything that shows rounds asks anew. */
function useRefreshed() {
  const queries = useQueryClient();
  return (round: string) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['rounds'] }),
      queries.invalidateQueries({ queryKey: ['round', round] }),
      queries.invalidateQueries({ queryKey: ['assignments'] }),
    ]);
}

export function useCreateRound() {
  const refreshed = useRefreshed();
  return useMutation({
    mutationFn: ({ body, header }: { body: NewRound; header: ReturnType<typeof write> }) => answerOf(api.POST('/api/v1/rounds', { params: { header }, body })),
    onSuccess: (round) => refreshed(round.round),
  });
}

export interface RoundChange {
  nameTh: string;
  reporting: Window;
  certification: Window;
}

/** Saves what differs: name and windows are two commands, each of which may be refused by itself. */
export function useChangeRound(round: Round) {
  const refreshed = useRefreshed();
  return useMutation({
    mutationFn: async (change: RoundChange) => {
      const path = { round: round.round };
      if (change.nameTh !== round.nameTh) {
        await answerOf(api.PUT('/api/v1/rounds/{round}', { params: { path, header: write() }, body: { nameTh: change.nameTh } }));
      }
      const { reporting, certification } = change;
      if (!isSame(reporting, round.reporting) || !isSame(certification, round.certification)) {
        await answerOf(api.PUT('/api/v1/rounds/{round}/windows', { params: { path, header: write() }, body: { reporting, certification } }));
      }
    },
    // also after half of it was refused
    onSettled: () => refreshed(round.round),
  });
}

function isSame(one: Window, other: Window): boolean {
  return one.opens === other.opens && one.closes === other.closes;
}

/** What moving to another version of the plan would mean for the items; asked before anything is changed. */
export function usePlanVersionMove(round: string, version: number) {
  return useQuery({
    queryKey: ['round', round, 'move', version],
    queryFn: () =>
      answerOf(api.POST('/api/v1/rounds/{round}/plan-version', { params: { path: { round }, query: { dryRun: true }, header: write() }, body: { version } })),
    staleTime: 0,
  });
}

export function useMoveRound(round: string) {
  const refreshed = useRefreshed();
  return useMutation({
    mutationFn: ({ version, header }: { version: number; header: ReturnType<typeof write> }) =>
      answerOf(api.POST('/api/v1/rounds/{round}/plan-version', { params: { path: { round }, header }, body: { version } })),
    onSuccess: () => refreshed(round),
  });
}

/** In plain words what differs between two versions of a plan. */
export function usePlanDifferences(plan: string, from: number, to: number) {
  return useQuery({
    queryKey: ['plan', plan, 'differences', from, to],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/plans/{plan}/differences', { params: { path: { plan }, query: { from, to: String(to) } } }))).items,
  });
}

export function usePlanVersions(plan: string) {
  return useQuery({
    queryKey: ['plan', plan, 'versions'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/plans/{plan}/versions', { params: { path: { plan } } }))).items,
  });
}

export function useExtensions(round: string) {
  return useQuery({
    queryKey: ['round', round, 'extensions'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/rounds/{round}/extensions', { params: { path: { round }, query: { limit: 500 } } }))).items,
  });
}

export function useExtend(round: string) {
  const refreshed = useRefreshed();
  return useMutation({
    mutationFn: ({ body, header }: { body: NewExtension; header: ReturnType<typeof write> }) =>
      answerOf(api.POST('/api/v1/rounds/{round}/extensions', { params: { path: { round }, header }, body })),
    onSuccess: () => refreshed(round),
  });
}

export function useRevoke(round: string) {
  const refreshed = useRefreshed();
  return useMutation({
    mutationFn: ({ id, reason, header }: { id: string; reason: string; header: ReturnType<typeof write> }) =>
      answerOf(api.POST('/api/v1/rounds/{round}/extensions/{id}/revoke', { params: { path: { round, id }, header }, body: { reason } })),
    onSuccess: () => refreshed(round),
  });
}

/** One wish of a person: repeated with the same key it happens once. */
export { write as newWish };
