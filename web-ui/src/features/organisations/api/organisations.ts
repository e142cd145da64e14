import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import type { Organisation } from '@/organisation/organisations';

export type HistoryStep = Schemas['OrganisationStep'];
export type FieldChange = Schemas['OrganisationFieldChange'];
export type ImportResult = Schemas['OrganisationImport'];

export const LARGEST_FILE = 1024 * 1024;

/** As the other pages have them, so that they see a change at once. */
const KEY = ['organisations'] as const;

export function useAllOrganisations() {
  return useQuery({ queryKey: KEY, queryFn: allPages, staleTime: 1_000 });
}

async function allPages(): Promise<Organisation[]> {
  const all: Organisation[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Organisation[]; next: string | null } = await answerOf(
      api.GET('/api/v1/organisations', { params: { query: cursor === null ? {} : { cursor } } }),
    );
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

export function useAddOrganisation() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ organisation, idempotencyKey }: { organisation: Schemas['NewOrganisation']; idempotencyKey: string }) =>
      answerOf(api.POST('/api/v1/organisations', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body: organisation })),
    onSuccess: refresh,
  });
}

export function useChangeOrganisation(code: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ change, idempotencyKey }: { change: Schemas['OrganisationChange']; idempotencyKey: string }) =>
      answerOf(
        api.PUT('/api/v1/organisations/{code}', { params: { path: { code }, header: { 'Idempotency-Key': idempotencyKey } }, body: change }),
      ),
    onSuccess: refresh,
  });
}

export function useHistory(code: string) {
  return useInfiniteQuery({
    queryKey: ['organisations', 'history', code],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/organisations/{code}/history', {
          params: { path: { code }, query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export interface ImportRequest {
  file: File;
  /** The last day of those that are not in the file; null: they stay. */
  endOn: string | null;
}

export function usePreview() {
  return useMutation({ mutationFn: (request: ImportRequest) => load(request, { dryRun: true }, null) });
}

/** Imports exactly what the preview showed, or nothing. */
export function useApply() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ preview, idempotencyKey, ...request }: ImportRequest & { preview: string; idempotencyKey: string }) =>
      load(request, { preview }, idempotencyKey),
    onSuccess: refresh,
  });
}

function load({ file, endOn }: ImportRequest, query: { dryRun?: boolean; preview?: string }, idempotencyKey: string | null): Promise<ImportResult> {
  return answerOf(
    api.POST('/api/v1/organisations/import', {
      params: {
        query: { ...query, ...(endOn === null ? {} : { endMissing: true, endOn }) },
        header: idempotencyKey === null ? {} : { 'Idempotency-Key': idempotencyKey },
      },
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file, file.name);
        return form;
      },
    }),
  );
}

function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

/** Where the list can be fetched as a file. */
export function exportUrl(format: 'csv' | 'xlsx', filter: { kind: string | null; on: string | null }): string {
  const query = new URLSearchParams({ format });
  if (filter.kind !== null) {
    query.set('kind', filter.kind);
  }
  if (filter.on !== null) {
    query.set('on', filter.on);
  }
  return `/api/v1/organisations/export?${query.toString()}`;
}

