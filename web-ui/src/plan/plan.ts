import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Plan = Schemas['Plan'];
export type SubIndicator = Schemas['SubIndicator'];
export type Variable = Schemas['Variable'];

/** The whole tree of a plan: of the version that is given, for that is what a round keeps, else of the one in force. */
export function usePlan(plan: string, version?: number) {
  return useQuery({
    queryKey: version === undefined ? ['plan', plan] : ['plan', plan, version],
    queryFn: () => answerOf(api.GET('/api/v1/plans/{plan}', { params: { path: { plan }, query: version === undefined ? {} : { version } } })),
    staleTime: 10 * 60_000,
    enabled: plan !== '',
  });
}

export type PlanSummary = Schemas['PlanSummary'];

export type PublishedPlan = PlanSummary & { version: number };

/** A plan where several years stand together: KRS 2559 · ระบบรายงานผลตามคำรับรอง… */
export function planLabel({ programme, fiscalYear, nameTh }: PlanSummary): string {
  return `${programme} ${String(fiscalYear)} · ${nameTh}`;
}

/** The plans that rounds can be made of: those with a published version. */
export function usePublishedPlans() {
  return useQuery({
    queryKey: ['plans', 'published'],
    queryFn: async (): Promise<PublishedPlan[]> => {
      const { items } = await answerOf(api.GET('/api/v1/plans', { params: { query: { limit: 500 } } }));
      return items.flatMap((plan) => (plan.version === null ? [] : [{ ...plan, version: plan.version }]));
    },
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
