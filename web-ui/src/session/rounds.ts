import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { answerOf, api, type Schemas } from '@/api/client';
import { useSignedIn } from './SignedIn';

export type Round = Schemas['Round'];

const REMEMBERED = 'rabrong.round';
/** The most that one page holds: decades of rounds. */
const MANY = 1000;

export function useRounds(enabled = true) {
  return useQuery({
    queryKey: ['rounds'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/rounds', { params: { query: { limit: MANY } } }))).items,
    staleTime: 60_000,
    enabled,
  });
}

/** The round that the URL names, else the one last used, else the first that is open, else the first. */
export function chosenRound(rounds: Round[], named: string | null, remembered: string | null): Round | undefined {
  return (
    rounds.find((round) => round.round === named) ??
    rounds.find((round) => round.round === remembered) ??
    rounds.find((round) => round.reportingOpen || round.certificationOpen) ??
    rounds[0]
  );
}

/** The round of the page, and a way to choose another; what belongs to the round's plan leaves the URL with it. */
export function useRound(): { round: Round; choose: (round: string) => void } {
  const { round, choose } = useRoundIfAny();
  if (round === undefined) {
    throw new Error('there is no round');
  }
  return { round, choose };
}

/** As {@link useRound}, also for pages that work before there is a round. */
export function useRoundIfAny(): { round: Round | undefined; choose: (round: string) => void } {
  const { rounds } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const round = chosenRound(rounds, search.get('round'), localStorage.getItem(REMEMBERED));
  const choose = useCallback(
    (next: string) => {
      localStorage.setItem(REMEMBERED, next);
      setSearch((now) => {
        const then = new URLSearchParams(now);
        then.set('round', next);
        then.delete('variable');
        return then;
      });
    },
    [setSearch],
  );
  return { round, choose };
}
