import { useQuery } from '@tanstack/react-query';
import { allScores, officeScores, officeScoresKey } from '@/score/scores';

export function useOfficeCard(round: string, office: string) {
  return useQuery({ queryKey: officeScoresKey(round, office), queryFn: () => officeScores(round, office), refetchInterval: 20_000 });
}

export function useAllScores(round: string) {
  return useQuery({ queryKey: ['all-scores', round], queryFn: () => allScores(round), refetchInterval: 60_000 });
}
