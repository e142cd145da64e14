import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type Delegation = Schemas['Delegation'];
export type DelegationState = Schemas['DelegationState'];
export type NewDelegation = Schemas['NewDelegation'];
export type Colleague = Schemas['OrganisationPerson'];

const PAGE = 200;

/** Names a write once; kept when the request is repeated. */
export const newWish = () => ({ 'Idempotency-Key': newIdempotencyKey() });

/** Page by page, the newest first. */
export function useDelegations(states: DelegationState[], bureau: string | null) {
  return useInfiniteQuery({
    queryKey: ['delegations', states, bureau],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/confirmations/delegations', {
          params: { query: { state: states, limit: PAGE, ...(bureau === null ? {} : { bureau }), ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
}

const peopleOf = (bureau: string) => ({
  queryKey: ['people', bureau],
  queryFn: async () => {
    const people: Colleague[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Colleague[]; next: string | null } = await answerOf(
        api.GET('/api/v1/organisations/{code}/people', { params: { path: { code: bureau }, query: { role: 'STAFF', ...(cursor === null ? {} : { cursor }) } } }),
      );
      people.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return people;
  },
  staleTime: 60_000,
});

/** Whom a certifier of the bureau may delegate to. */
export function useColleagues(bureau: string) {
  return useQuery(peopleOf(bureau));
}

/** Names by user name, of the bureaus that may be asked; whoever is not found keeps the user name. */
export function useNames(bureaus: string[]): Map<string, string> {
  return useQueries({
    queries: bureaus.map(peopleOf),
    combine: (results) => new Map(results.flatMap(({ data }) => data ?? []).map(({ username, name }) => [username, name])),
  });
}

export function useDelegate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, header }: { body: NewDelegation; header: ReturnType<typeof newWish> }) =>
      answerOf(api.POST('/api/v1/confirmations/delegations', { params: { header }, body })),
    // also after a refusal: somebody else may have delegated meanwhile
    onSettled: () => queries.invalidateQueries({ queryKey: ['delegations'] }),
  });
}

export function useEndDelegation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, header }: { id: string; header: ReturnType<typeof newWish> }) =>
      answerOf(api.POST('/api/v1/confirmations/delegations/{id}/end', { params: { path: { id }, header } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['delegations'] }),
  });
}
