import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';

export type Permission = Schemas['Permission'];
export type PermissionState = Schemas['PermissionState'];
export type PermissionToAsk = Schemas['PermissionToAsk'];

const header = () => ({ 'Idempotency-Key': newIdempotencyKey() });

/** What was asked and answered, the newest first: psdg's all, a bureau's own. */
export function usePermissions() {
  return useQuery({
    queryKey: ['permissions'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/permissions', { params: { query: { limit: 1000 } } }))).items,
    refetchInterval: 60_000,
  });
}

function useRefreshed() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['permissions'] });
}

export function useAsk() {
  return useMutation({
    mutationFn: ({ body, key }: { body: PermissionToAsk; key: ReturnType<typeof header> }) =>
      answerOf(api.POST('/api/v1/permissions', { params: { header: key }, body })),
    onSuccess: useRefreshed(),
  });
}

export type Answer = { kind: 'grant'; rounds: string[]; answer: string | null } | { kind: 'refuse'; answer: string } | { kind: 'withdraw' };

/** Grants or refuses (psdg), or takes back (the bureau that asked). A grant publishes a plan and moves rounds. */
export function useAnswer(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ answer, key }: { answer: Answer; key: ReturnType<typeof header> }) => {
      const params = { path: { id }, header: key };
      switch (answer.kind) {
        case 'grant':
          return answerOf(api.POST('/api/v1/permissions/{id}/grant', { params, body: { rounds: answer.rounds, answer: answer.answer } }));
        case 'refuse':
          return answerOf(api.POST('/api/v1/permissions/{id}/refuse', { params, body: { answer: answer.answer } }));
        case 'withdraw':
          return answerOf(api.POST('/api/v1/permissions/{id}/withdraw', { params }));
      }
    },
    // also after a refusal: somebody else may have answered meanwhile
    onSettled: () =>
      Promise.all(['permissions', 'plans', 'plan', 'rounds', 'round', 'assignments'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export { header as newWish };
