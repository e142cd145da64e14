import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import { officeScoresKey } from '@/score/scores';
import { sheetKey } from './sheet';

export type SheetImport = Schemas['SheetImport'];

interface Sheet {
  round: string;
  office: string;
}

export function templateUrl(sheet: Sheet): string {
  return `/api/v1/entries/template?${new URLSearchParams({ ...sheet }).toString()}`;
}

export function historyUrl(sheet: Sheet): string {
  return `/api/v1/entries/history/export?${new URLSearchParams({ ...sheet }).toString()}`;
}

/** Says what a file would change, or what is wrong with which cell; changes nothing. */
export function usePreview(sheet: Sheet) {
  return useMutation({ mutationFn: (file: File) => send(sheet, file, { dryRun: true }, newIdempotencyKey()) });
}

/** Imports exactly what the preview showed, or nothing. */
export function useImport(sheet: Sheet) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, preview, idempotencyKey }: { file: File; preview: string; idempotencyKey: string }) =>
      send(sheet, file, { preview }, idempotencyKey),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: sheetKey(sheet.round, sheet.office) }),
        queries.invalidateQueries({ queryKey: officeScoresKey(sheet.round, sheet.office) }),
      ]),
  });
}

function send(sheet: Sheet, file: File, query: { dryRun?: boolean; preview?: string }, idempotencyKey: string): Promise<SheetImport> {
  return answerOf(
    api.POST('/api/v1/entries/import', {
      params: { query: { ...sheet, ...query }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file, file.name);
        return form;
      },
    }),
  );
}
