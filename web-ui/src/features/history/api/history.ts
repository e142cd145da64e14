import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { daysAreWrong, queryOf, type HistoryFilter } from '../filter';

export type FoundStep = Schemas['FoundStep'];

const PAGE = 100;

/** The newest first, a page at a time. */
export function useHistory(filter: HistoryFilter) {
  const query = queryOf(filter);
  return useInfiniteQuery({
    queryKey: ['history', 'search', query],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/confirmations/history', { params: { query: { ...query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled: !daysAreWrong(filter),
  });
}

/** Codes of the variables that the person certifies in the round. */
export function useCertifiedCodes(round: string, enabled: boolean) {
  return useQuery({
    queryKey: ['my-variables', round],
    queryFn: async () => (await answerOf(api.GET('/api/v1/confirmations/variables', { params: { query: { round } } }))).items,
    select: (variables) => new Set(variables.map(({ variable }) => variable)),
    enabled,
  });
}
