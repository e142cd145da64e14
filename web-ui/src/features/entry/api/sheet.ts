import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import { browserKeeping, memoryKeeping, type SheetId, type SheetRequest } from '../model/keeping';
import { SheetDesk, type ReportResult } from '../model/sheet-desk';
import { browserWindows } from '../model/windows';

export type Entry = Schemas['Entry'];

const REREAD_AFTER = 3_000;

export const sheetKey = (round: string, office: string) => ['entries', round, office] as const;

/** All items of one office in a round; looked at again now and then, for colleagues report and certifiers decide meanwhile. */
export function useSheet(round: string, office: string | undefined) {
  return useQuery({
    queryKey: sheetKey(round, office ?? ''),
    queryFn: async () => (await answerOf(api.GET('/api/v1/entries', { params: { query: { round, office: office ?? '' } } }))).items,
    enabled: office !== undefined,
    refetchInterval: 20_000,
  });
}

/** Who saved a value, and when: the step that made this revision, if the history tells it. */
export function useAuthor({ round, variable, office }: Pick<Entry, 'round' | 'variable' | 'office'>, revision: number) {
  return useQuery({
    queryKey: ['entry-author', round, variable, office, revision],
    queryFn: async () => {
      const path = { round, variable, office };
      const { items } = await answerOf(api.GET('/api/v1/entries/{round}/{variable}/{office}/history', { params: { path, query: { limit: 20 } } }));
      return items.find((step) => step.revision === revision && (step.step === 'REPORTED' || step.step === 'CLEARED')) ?? null;
    },
    staleTime: Infinity,
  }).data;
}

function report({ round, office }: SheetId, { key, values }: SheetRequest, signal: AbortSignal): Promise<ReportResult[]> {
  return answerOf(
    api.PUT('/api/v1/entries', { params: { header: { 'Idempotency-Key': key } }, body: { round, office, values }, signal }),
  ).then(({ items }) => items);
}

/** The rows as the service answered them; a reading that was on its way knows less. */
async function takeAnswers(queries: QueryClient, { round, office }: SheetId, results: ReportResult[]): Promise<void> {
  await queries.cancelQueries({ queryKey: sheetKey(round, office) });
  const saved = new Map(results.flatMap(({ variable, entry }) => (entry === null ? [] : [[variable, entry]])));
  queries.setQueryData<Entry[]>(sheetKey(round, office), (sheet) => sheet?.map((entry) => saved.get(entry.variable) ?? entry));
}

export function changeEntry(queries: QueryClient, of: Pick<Entry, 'round' | 'variable' | 'office'>, change: (entry: Entry) => Entry): void {
  queries.setQueryData<Entry[]>(sheetKey(of.round, of.office), (sheet) =>
    sheet?.map((entry) => (entry.variable === of.variable ? change(entry) : entry)),
  );
}

interface DeskOfSheet extends SheetId {
  entries: readonly Entry[] | undefined;
  /** Only a reporter of the office has unsaved work. */
  reports: boolean;
}

/** The desk of a sheet: null until what was kept of it is there, and for people who only read. Its person, round and office stay the same. */
export function useSheetDesk({ person, round, office, entries, reports }: DeskOfSheet): SheetDesk | null {
  const queries = useQueryClient();
  const [desk, setDesk] = useState<SheetDesk | null>(null);

  useEffect(() => {
    if (!reports) {
      return;
    }
    const sheet = { person, round, office };
    const opened = openDesk(sheet, queries);
    let isGone = false;
    void opened.then((ready) => (isGone ? undefined : setDesk(ready)));
    const withDesk = (act: (ready: SheetDesk) => void) => () => void opened.then(act);
    const online = withDesk((ready) => ready.online());
    const offline = withDesk((ready) => ready.offline());
    const seen = withDesk((ready) => (document.visibilityState === 'visible' ? ready.wake() : undefined));
    let ready: SheetDesk | null = null;
    void opened.then((now) => (ready = now));
    const leave = () => ready?.leave();
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', leave);
    return () => {
      isGone = true;
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', leave);
      void opened.then((now) => now.close());
      setDesk(null);
    };
  }, [person, round, office, reports, queries]);

  useEffect(() => {
    if (entries !== undefined) {
      desk?.synced(entries);
    }
  }, [desk, entries]);
  return desk;
}

async function openDesk(sheet: SheetId, queries: QueryClient): Promise<SheetDesk> {
  const kept = await browserKeeping(sheet).catch(() => null);
  let rereading: ReturnType<typeof setTimeout> | undefined;
  return SheetDesk.open(
    {
      send: (request, signal) => report(sheet, request, signal),
      newKey: newIdempotencyKey,
      isOnline: () => navigator.onLine,
      onAnswer: (results) => {
        void takeAnswers(queries, sheet, results);
        // A value may change what is said about other rows, a refusal whether a row may be changed: read once the person pauses
        clearTimeout(rereading);
        rereading = setTimeout(() => void queries.invalidateQueries({ queryKey: sheetKey(sheet.round, sheet.office) }), REREAD_AFTER);
      },
      // Reading fails the same way, and leads to the sign-in page
      onSignedOut: () => void queries.invalidateQueries({ queryKey: sheetKey(sheet.round, sheet.office) }),
    },
    kept ?? memoryKeeping(),
    browserWindows(sheet),
    newIdempotencyKey(),
    kept !== null,
  );
}
