import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import type { ItemId } from '@/item/evidence';

export type EntryStep = Schemas['EntryStep'];
export type DecisionStep = Schemas['HistoryStep'];

const PAGE = 20;

/** The steps of a value at its office, the newest first. */
export function useValueHistory(item: ItemId) {
  return useInfiniteQuery({
    queryKey: ['entry-history', item.round, item.variable, item.office],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/entries/{round}/{variable}/{office}/history', {
          params: { path: { ...item }, query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

/** What the certifier did with the item, the oldest first. */
export function useDecisionHistory(item: ItemId) {
  return useQuery({
    queryKey: ['history', item.round, item.variable, item.office],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/confirmations/{round}/{variable}/{office}/history', { params: { path: { ...item } } }))).items,
    staleTime: 0,
  });
}
