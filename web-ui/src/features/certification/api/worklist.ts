import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Confirmation = Schemas['Confirmation'];
export type CertifiedVariable = Schemas['CertifiedVariable'];

const worklistsKey = (round: string) => ['confirmations', round] as const;

/** One variable at all offices. */
export function useVariableWorklist(round: string, variable: string | null) {
  return useQuery({
    queryKey: [...worklistsKey(round), 'variable', variable],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/confirmations', { params: { query: { round, variable: variable ?? '' } } }))).items,
    enabled: variable !== null,
    refetchInterval: 30_000,
  });
}

/** One office with every variable that I certify. */
export function useOfficeWorklist(round: string, office: string | null) {
  return useQuery({
    queryKey: [...worklistsKey(round), 'office', office],
    queryFn: async () => (await answerOf(api.GET('/api/v1/confirmations', { params: { query: { round, office: office ?? '' } } }))).items,
    enabled: office !== null,
    refetchInterval: 30_000,
  });
}

/** The variables that I certify in a round. */
export function useMyVariables(round: string) {
  return useQuery({
    queryKey: ['my-variables', round],
    queryFn: async () => (await answerOf(api.GET('/api/v1/confirmations/variables', { params: { query: { round } } }))).items,
    refetchInterval: 60_000,
  });
}

/** Puts an item's new state into every worklist that shows it. */
export function showItem(queries: QueryClient, item: Confirmation): void {
  queries.setQueriesData<Confirmation[]>({ queryKey: worklistsKey(item.round) }, (items) =>
    items?.map((each) => (isSame(each, item) ? item : each)),
  );
}

export function useShowEvidenceCount() {
  const queries = useQueryClient();
  return (item: Confirmation, evidenceCount: number) =>
    queries.setQueriesData<Confirmation[]>({ queryKey: worklistsKey(item.round) }, (items) =>
      items?.map((each) => (isSame(each, item) ? { ...each, evidenceCount } : each)),
    );
}

export async function fetchItem(item: Pick<Confirmation, 'round' | 'variable' | 'office'>): Promise<Confirmation> {
  return answerOf(
    api.GET('/api/v1/confirmations/{round}/{variable}/{office}', {
      params: { path: { round: item.round, variable: item.variable, office: item.office } },
    }),
  );
}

export function isSame(one: Confirmation, other: Confirmation): boolean {
  return one.variable === other.variable && one.office === other.office && one.round === other.round;
}
