import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: async () => (await answerOf(api.GET('/api/v1/plans'))).items });
}
