import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type PlanSummary = Schemas['PlanSummary'];
export type Programme = Schemas['Programme'];
export type Finding = Schemas['PlanFinding'];
export type Difference = Schemas['PlanDifference'];
export type TrialResult = Schemas['TrialResult'];
export type PlanImport = Schemas['PlanImport'];

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: async () => (await answerOf(api.GET('/api/v1/plans'))).items });
}

export function useProgrammes() {
  return useQuery({ queryKey: ['programmes'], queryFn: async () => (await answerOf(api.GET('/api/v1/programmes'))).items });
}

export function useAddProgramme() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: Schemas['ProgrammeToAdd'] & { key: string }) =>
      answerOf(api.POST('/api/v1/programmes', { params: { header: { 'Idempotency-Key': key } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['programmes'] }),
  });
}

export interface NewPlan {
  key: string;
  programme: string;
  fiscalYear: number;
  nameTh: string;
  copyOf: string | null;
}

export function useAddPlan() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: NewPlan) => answerOf(api.POST('/api/v1/plans', { params: { header: { 'Idempotency-Key': key } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['plans'] }),
  });
}

export function useImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) =>
      answerOf(
        api.POST('/api/v1/plans/import', {
          params: { query: { dryRun } },
          body: { file: file.name },
          bodySerializer: () => {
            const form = new FormData();
            form.append('file', file, file.name);
            return form;
          },
        }),
      ),
    onSuccess: async (read, { dryRun }) => {
      if (!dryRun) {
        await Promise.all([queries.invalidateQueries({ queryKey: ['plans'] }), queries.invalidateQueries({ queryKey: ['plan-draft', read.plan] })]);
      }
    },
  });
}

export function exportUrl(plan: string, format: 'yaml' | 'xlsx', version: number | 'draft'): string {
  return `/api/v1/plans/${encodeURIComponent(plan)}/export?${new URLSearchParams({ format, version: String(version) }).toString()}`;
}

export function useVersions(plan: string) {
  return useQuery({
    queryKey: ['plan-versions', plan],
    queryFn: async () => (await answerOf(api.GET('/api/v1/plans/{plan}/versions', { params: { path: { plan } } }))).items,
  });
}

export function useDifferences(plan: string, from: number, to: string, revision: number) {
  return useQuery({
    queryKey: ['plan-differences', plan, from, to, to === 'draft' ? revision : 0],
    queryFn: async () => (await answerOf(api.GET('/api/v1/plans/{plan}/differences', { params: { path: { plan }, query: { from, to } } }))).items,
    placeholderData: keepPreviousData,
  });
}

export function usePublish(plan: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { revision: number; acceptWarnings: boolean; note: string | null; key: string }) => {
      const { key, ...rest } = body;
      return answerOf(api.POST('/api/v1/plans/{plan}/publish', { params: { path: { plan }, header: { 'Idempotency-Key': key } }, body: rest }));
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['plan-versions', plan] }),
        queries.invalidateQueries({ queryKey: ['plan-draft', plan] }),
        queries.invalidateQueries({ queryKey: ['plan-differences', plan] }),
        queries.invalidateQueries({ queryKey: ['plans'] }),
        queries.invalidateQueries({ queryKey: ['plan', plan] }),
      ]),
  });
}

/** What a scoring makes of example values; asked anew for every other text. */
export function useTrial(trial: Schemas['Trial'], language: string) {
  return useQuery({
    queryKey: ['plan-trial', language, trial],
    queryFn: () => answerOf(api.POST('/api/v1/plans/trial', { body: trial })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
    retry: false,
  });
}

export const newKey = newIdempotencyKey;
