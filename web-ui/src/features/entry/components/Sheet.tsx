import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '@/i18n';
import { EvidenceDrawer } from '@/item/EvidenceDrawer';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { usePlan, type Plan } from '@/plan/plan';
import type { Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useToday } from '../api/clock';
import type { Warning } from '../api/explain';
import { useLiveScores } from '../api/live-scores';
import { changeEntry, sheetKey, useSheet, useSheetDesk, type Entry } from '../api/sheet';
import { lockOf } from '../model/lock';
import { sectionsOf } from '../model/sections';
import { useView } from '../view';
import { DeskContext, useUndecided } from './desk-context';
import { ExplainDialog } from './ExplainDialog';
import { HistoryDrawer } from './HistoryDrawer';
import { SaveLine } from './SaveLine';
import { SheetSummary } from './SheetSummary';
import { SheetTable } from './SheetTable';
import { SheetToolbar } from './SheetToolbar';
import type { RowActions } from './VariableRow';

interface SheetProps {
  round: Round;
  office: string;
  /** Whether the person reports for this office; everybody else reads. */
  reports: boolean;
}

/** One office's sheet in a round, with what opens beside it. */
export function Sheet({ round, office, reports }: SheetProps) {
  const { t } = useWords();
  const sheet = useSheet(round.round, office);
  const plan = usePlan(round.plan, round.planVersion);

  const failed = sheet.isError && sheet.data === undefined ? sheet : plan.isError && plan.data === undefined ? plan : null;
  if (failed?.error) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (sheet.data === undefined || plan.data === undefined) {
    return <LoadingState />;
  }
  if (sheet.data.length === 0) {
    return <EmptyState title={t('entry.noItems')} detail={t('entry.noItemsDetail')} />;
  }
  return <Filled round={round} office={office} reports={reports} entries={sheet.data} readAt={sheet.dataUpdatedAt} plan={plan.data} />;
}

function Filled({ round, office, reports, entries, readAt, plan }: SheetProps & { entries: Entry[]; readAt: number; plan: Plan }) {
  const queries = useQueryClient();
  const { me } = useSignedIn();
  const { scores, pending } = useLiveScores(round.round, office, entries, readAt);
  const today = useToday();
  const dimensions = useMemo(() => sectionsOf(plan, entries), [plan, entries]);
  const desk = useSheetDesk({ person: me.id, round: round.round, office, entries, reports });
  const unsaved = useUndecided(desk);
  const isTyped = (variable: string) => (desk?.view(variable)?.text.trim() ?? '') !== '';
  const mayEdit = (entry: Entry) => reports && lockOf(entry, today) === null;
  const view = useView({ round: round.round, office, dimensions, unsaved, isTyped, mayEdit });

  // What a new day ends or begins is for the service to say
  const readOn = useRef(today);
  useEffect(() => {
    if (readOn.current !== today) {
      readOn.current = today;
      void queries.invalidateQueries({ queryKey: sheetKey(round.round, office) });
    }
  }, [queries, round.round, office, today]);

  const [evidenceOf, setEvidenceOf] = useState<Entry | null>(null);
  const [historyOf, setHistoryOf] = useState<Entry | null>(null);
  const [explaining, setExplaining] = useState<{ entry: Entry; warning: Warning } | null>(null);
  const actions = useMemo<RowActions>(
    () => ({
      onEvidence: setEvidenceOf,
      onHistory: setHistoryOf,
      onExplain: (entry, warning) => setExplaining({ entry, warning }),
    }),
    [],
  );

  if (reports && desk === null) {
    return <LoadingState />; // what the browser kept comes first: a field must not change under the hand
  }
  return (
    <DeskContext value={desk}>
      <SheetSummary
        dimensions={dimensions}
        total={scores.data?.total ?? null}
        computing={pending.size > 0}
        readOnly={!reports}
        locked={reports && !entries.some(mayEdit)}
        unsaved={unsaved}
        view={view}
      />
      <SheetToolbar round={round.round} office={office} reports={reports} view={view}>
        <SaveLine onReveal={view.reveal} />
      </SheetToolbar>
      <SheetTable
        view={view}
        entries={entries}
        windowCloses={round.reporting.closes}
        scores={scores.data}
        pending={pending}
        unsaved={unsaved}
        reports={reports}
        today={today}
        actions={actions}
      />
      {evidenceOf !== null && (
        <EvidenceDrawer
          item={{ round: evidenceOf.round, variable: evidenceOf.variable, office: evidenceOf.office }}
          title={`${evidenceOf.variable} ${evidenceOf.nameTh}`}
          roundName={round.nameTh}
          onClose={() => setEvidenceOf(null)}
          onCount={(evidenceCount) => changeEntry(queries, evidenceOf, (entry) => ({ ...entry, evidenceCount }))}
        />
      )}
      {historyOf !== null && <HistoryDrawer entry={historyOf} onClose={() => setHistoryOf(null)} />}
      {explaining !== null && <ExplainDialog {...explaining} onClose={() => setExplaining(null)} />}
    </DeskContext>
  );
}
