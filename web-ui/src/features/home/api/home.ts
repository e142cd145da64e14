import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type BureauHome = Schemas['BureauHome'];
export type HomeFigures = Schemas['HomeFigures'];
export type VariableLine = BureauHome['variables'][number];
export type WaitingItem = Schemas['WaitingItem'];
export type SlowOffice = BureauHome['slow'][number];

const EACH_MINUTE = 60_000;

/** Renewed each minute while the page is looked at. */
export function useHome(round: string, bureau: string | null, since: string | null) {
  return useQuery({
    queryKey: ['home', round, bureau, since],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/confirmations/home', {
          params: { query: { round, ...(bureau === null ? {} : { bureau }), ...(since === null ? {} : { since }) } },
        }),
      ),
    refetchInterval: EACH_MINUTE,
    // another “since” or bureau shows at once what is known, not a blank page; never another round's
    placeholderData: (before, query) => (query?.queryKey[1] === round ? keepPreviousData(before) : undefined),
  });
}
