import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Plan = Schemas['Plan'];
export type SubIndicator = Schemas['SubIndicator'];
export type Variable = Schemas['Variable'];

export function usePlan(plan: string) {
  return useQuery({
    queryKey: ['plan', plan],
    queryFn: () => answerOf(api.GET('/api/v1/plans/{plan}', { params: { path: { plan } } })),
    staleTime: 10 * 60_000,
  });
}

export interface SubIndicatorBranch {
  dimension: { code: string; nameTh: string };
  indicator: { code: string; nameTh: string };
  subIndicator: SubIndicator;
}

/** The plan's sub-indicators in order, each with what it hangs from. */
export function branches(plan: Plan): SubIndicatorBranch[] {
  return plan.dimensions.flatMap((dimension) =>
    dimension.indicators.flatMap((indicator) =>
      indicator.subIndicators.map((subIndicator) => ({ dimension, indicator, subIndicator })),
    ),
  );
}

/** Whether an indicator says nothing that its only sub-indicator does not say. */
export function repeatsItself(indicator: { code: string; nameTh: string }, subIndicator: { code: string; nameTh: string }): boolean {
  return indicator.code === subIndicator.code || indicator.nameTh === subIndicator.nameTh;
}
