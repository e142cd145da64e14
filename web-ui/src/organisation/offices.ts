import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { compareThai } from '@/format/collation';

export type Organisation = Schemas['Organisation'];

/** The districts that report, by Thai name. */
export function useOffices(enabled = true) {
  return useQuery({
    queryKey: ['offices'],
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/api/v1/organisations'));
      return items.filter((organisation) => organisation.kind !== 'BUREAU').sort((a, b) => compareThai(a.nameTh, b.nameTh));
    },
    staleTime: 10 * 60_000,
    enabled,
  });
}
