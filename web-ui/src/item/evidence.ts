import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import { ProblemError } from '@/api/problem';

export type Evidence = Schemas['Evidence'];

/** What `GET …/evidence` answers. */
export type EvidenceList = NonNullable<ReturnType<typeof useEvidence>['data']>;

/** What names an item everywhere. */
export interface ItemId {
  round: string;
  variable: string;
  office: string;
}

export const LARGEST_FILE = 10 * 1024 * 1024;

const key = (item: ItemId) => ['evidence', item.round, item.variable, item.office] as const;

/** The files, and whether the reader could attach another one now. */
export function useEvidence(item: ItemId) {
  return useQuery({
    queryKey: key(item),
    queryFn: () => answerOf(api.GET('/api/v1/items/{round}/{variable}/{office}/evidence', { params: { path: { ...item } } })),
  });
}

export function useAttach(item: ItemId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, description, idempotencyKey }: { file: File; description: string; idempotencyKey: string }) =>
      answerOf(
        api.POST('/api/v1/items/{round}/{variable}/{office}/evidence', {
          params: { path: { ...item }, header: { 'Idempotency-Key': idempotencyKey } },
          body: { file: file.name, description },
          bodySerializer: () => {
            const form = new FormData();
            form.append('file', file, file.name);
            if (description.trim() !== '') {
              form.append('description', description.trim());
            }
            return form;
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: key(item) }),
    // Refused because something has changed meanwhile: the list tells what
    onError: (error) => (error instanceof ProblemError && error.status === 409 ? queries.invalidateQueries({ queryKey: key(item) }) : undefined),
  });
}

export function newAttachment(file: File, description: string) {
  return { file, description, idempotencyKey: newIdempotencyKey() };
}

export function contentUrl(evidence: Evidence): string {
  return `/api/v1/evidence/${evidence.id}/content`;
}
