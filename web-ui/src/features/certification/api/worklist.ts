import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, api, type Schemas } from '@/api/client';
import type { StatusCounts } from '@/item/status';
import type { Confirmation } from '../model/decision';
import { Known } from './known';

export type CertifiedVariable = Schemas['CertifiedVariable'];

/** What a worklist is about: one variable at all offices, or one office with every variable that I certify. */
export type Scope = { variable: string } | { office: string };

/** The most that the service gives in one page; no worklist is longer. */
const ALL = 1000;

const listsKey = (round: string) => ['confirmations', round] as const;
const listKey = (round: string, scope: Scope) => [...listsKey(round), scope] as const;
const variablesKey = (round: string) => ['my-variables', round] as const;

const known = new Known();

export function useWorklist(round: string, scope: Scope, interval: number) {
  return useQuery({
    queryKey: listKey(round, scope),
    queryFn: async () => {
      const begun = known.begin();
      const { items } = await answerOf(api.GET('/api/v1/confirmations', { params: { query: { round, ...scope, limit: ALL } } }));
      return items.map((item) => known.reconcile(begun, item));
    },
    refetchInterval: interval,
  });
}

/** What a worklist shows, without asking for it. */
export function useShownItems(round: string, scope: Scope | null): readonly Confirmation[] | undefined {
  return useQuery<Confirmation[]>({ queryKey: scope === null ? ['no-list'] : listKey(round, scope), queryFn: () => [], enabled: false }).data;
}

/** The variables that I certify in a round, with how many offices stand where. */
export function useMyVariables(round: string, interval = 60_000) {
  return useQuery({
    queryKey: variablesKey(round),
    queryFn: async () => (await answerOf(api.GET('/api/v1/confirmations/variables', { params: { query: { round, limit: ALL } } }))).items,
    refetchInterval: interval,
  });
}

async function fetchItem({ round, variable, office }: Pick<Confirmation, 'round' | 'variable' | 'office'>): Promise<Confirmation> {
  const begun = known.begin();
  return known.reconcile(
    begun,
    await answerOf(api.GET('/api/v1/confirmations/{round}/{variable}/{office}', { params: { path: { round, variable, office } } })),
  );
}

/** Beyond this many rows the whole list is one question instead of many. */
const FEW = 5;

/** Ways to bring the worklists of a round up to date. */
export function useRefresh(round: string) {
  const queries = useQueryClient();
  const answered = useCallback(
    (item: Confirmation) => {
      known.answered(item);
      show(queries, item);
    },
    [queries],
  );
  const again = useCallback(() => void queries.invalidateQueries({ queryKey: listsKey(round) }), [queries, round]);
  const readAgain = useCallback(
    (items: readonly Pick<Confirmation, 'variable' | 'office'>[]) => {
      if (items.length > FEW) {
        again();
        return;
      }
      for (const { variable, office } of items) {
        fetchItem({ round, variable, office }).then(
          (item) => show(queries, item),
          () => again(),
        );
      }
    },
    [queries, round, again],
  );
  const countsAre = useCallback(
    (counts: readonly { variable: string; counts: StatusCounts }[]) => {
      const now = new Map(counts.map((each) => [each.variable, each.counts]));
      queries.setQueryData<CertifiedVariable[]>(variablesKey(round), (variables) =>
        variables?.map((variable) => ({ ...variable, counts: now.get(variable.variable) ?? variable.counts })),
      );
    },
    [queries, round],
  );
  const countAgain = useCallback(() => void queries.invalidateQueries({ queryKey: variablesKey(round) }), [queries, round]);
  const evidenceIs = useCallback(
    (item: Pick<Confirmation, 'round' | 'variable' | 'office'>, evidenceCount: number) =>
      change(queries, item, (each) => (each.evidenceCount === evidenceCount ? each : { ...each, evidenceCount })),
    [queries],
  );
  const historyGrew = useCallback(
    ({ variable, office }: Confirmation) => void queries.invalidateQueries({ queryKey: ['history', round, variable, office] }),
    [queries, round],
  );
  return { answered, again, readAgain, countsAre, countAgain, evidenceIs, historyGrew };
}

function show(queries: QueryClient, item: Confirmation): void {
  change(queries, item, () => item);
}

function change(queries: QueryClient, item: Pick<Confirmation, 'round' | 'variable' | 'office'>, to: (item: Confirmation) => Confirmation): void {
  queries.setQueriesData<Confirmation[]>({ queryKey: listsKey(item.round) }, (items) =>
    items?.some((each) => isSame(each, item)) === true ? items.map((each) => (isSame(each, item) ? to(each) : each)) : items,
  );
}

function isSame(one: Pick<Confirmation, 'variable' | 'office'>, other: Pick<Confirmation, 'variable' | 'office'>): boolean {
  return one.variable === other.variable && one.office === other.office;
}
