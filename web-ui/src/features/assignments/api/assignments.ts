import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Assignment = Schemas['Assignment'];

export interface Asked {
  round: string;
  bureau: string | null;
  office: string | null;
}

/** Every variable that matches, in the plan's order. A page holds more than the largest plan. */
export function useAssignments({ round, bureau, office }: Asked, enabled: boolean) {
  return useQuery({
    queryKey: ['assignments', round, bureau, office],
    queryFn: async () => {
      const answer = await answerOf(
        api.GET('/api/v1/assignments', {
          params: { query: { round, ...(bureau === null ? {} : { bureau }), ...(office === null ? {} : { office }), limit: 1000 } },
        }),
      );
      return typeof answer === 'string' ? [] : answer.items; // the workbook is asked for by a link
    },
    enabled,
    staleTime: 60_000,
  });
}

/** The same as a workbook. */
export function excelUrl({ round, bureau, office, indicator }: Asked & { indicator: string | null }): string {
  const query = new URLSearchParams({ round, format: 'xlsx' });
  for (const [name, value] of Object.entries({ bureau, office, indicator })) {
    if (value !== null) {
      query.set(name, value);
    }
  }
  return `/api/v1/assignments?${query.toString()}`;
}
