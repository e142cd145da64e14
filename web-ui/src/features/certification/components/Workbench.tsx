import { Button } from '@mantine/core';
import { useMediaQuery, useNetwork } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import type { LineState } from '@/api/live';
import { serverNow } from '@/api/server-time';
import { bangkokDay, day } from '@/format/dates';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import { EmptyState } from '@/page/states';
import { organisationsWith } from '@/session/me';
import type { Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useRefresh } from '../api/worklist';
import { lastVisit, noteVisit } from '../flags';
import { allows, isWaiting, type Confirmation, type Decision, type Order } from '../model/decision';
import { intentOf, mayRepeat, type Place } from '../model/keyboard';
import type { Line } from '../model/lines';
import { NO_FILTER, type Row } from '../model/rows';
import { needsReason, scoreKey, unsaved as unsavedScores } from '../model/scores';
import type { Decisions } from '../useDecisions';
import { useWorkbench, type Workbench as Bench } from '../useWorkbench';
import { DecideDialog } from './DecideDialog';
import type { RowHandlers } from './ItemRow';
import { ItemPanel } from './ItemPanel';
import { KeysDialog } from './KeysDialog';
import { ScoresDialog, type ScoreToSave } from './ScoresDialog';
import { WorkBar } from './WorkBar';
import { WorkbenchToolbar } from './WorkbenchToolbar';
import { Worklist } from './Worklist';
import classes from './Workbench.module.css';

interface WorkbenchProps {
  round: Round;
  label: string;
  /** What tells this list from others, for “since my last visit”. */
  list: string;
  rows: readonly Row[];
  /** What stands in the table, from the rows shown in their order. */
  linesOf: (bench: Bench) => readonly Line[];
  decisions: Decisions;
  line: LineState;
  ofOffices: boolean;
  nameHead: string;
  searchLabel: string;
  first: string | null;
  /** To another variable or office. */
  onOther: (step: 1 | -1) => void;
  /** Which other addresses of this page show another list: leaving this one warns about scores that are not saved. */
  isSameList: (search: URLSearchParams) => boolean;
  /** Beside the marks: how far the work is. */
  shownWords: (shown: number, total: number) => string;
  children?: ReactNode;
}

/** One worklist with everything that is done in it; the same for ตามตัวชี้วัด and ตามหน่วยงาน. */
export function Workbench(props: WorkbenchProps) {
  const { t, language } = useWords();
  const { round, rows, decisions } = props;
  const { me } = useSignedIn();
  const { online } = useNetwork();
  const { evidenceIs } = useRefresh(round.round);
  const items = useMemo(() => rows.map(({ item }) => item), [rows]);
  const closes = sheetCloses(items, round.certification.closes);
  const today = bangkokDay(new Date(serverNow()));
  const bureaus = useMemo(() => new Set(organisationsWith(me, 'CERTIFIER').map(({ code }) => code)), [me]);
  const able = items.some(({ actions }) => actions.length > 0);
  const decides = able || items.some(({ bureau }) => bureaus.has(bureau));
  const closedNow =
    today < round.certification.opens
      ? t('certify.opens', { date: day(round.certification.opens, language) })
      : today > closes
        ? t('certify.closed', { date: day(closes, language) })
        : null;
  const closed = able || !decides ? null : closedNow;
  const bench = useWorkbench({ rows, decisions, closed, first: props.first });
  const lines = props.linesOf(bench);
  const search = useRef<HTMLInputElement>(null);
  const roomy = useMediaQuery('(min-width: 1000px)', true, { getInitialValueInEffect: false });
  const wide = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  const visited = useVisit(me.id, props.list);

  // ---- scores
  const [saving, setSaving] = useState<readonly ScoreToSave[] | null>(null);
  const unsaved = useMemo(() => unsavedScores(bench.scores, items), [bench.scores, items]);
  const boxes = (): string[] => [
    ...new Set(
      lines.flatMap((line) => {
        const item = line.kind === 'heading' ? line.item : props.ofOffices ? bench.byKey.get(line.key)?.item : undefined;
        return item?.mode === 'AUDIT' && (allows(item, 'AUDIT') || allows(item, 'PROPOSE')) ? [scoreKey(item)] : [];
      }),
    ),
  ];
  const save = (scores: readonly ScoreToSave[], reasons: ReadonlyMap<string, string>) => {
    const orders = scores.map(({ item, score }): Order => ({ item, decision: scoreDecision(item, score, reasons.get(scoreKey(item)) ?? null) }));
    void bench.carryOut(orders).then((outcome) => bench.forgetScores((outcome?.decided ?? []).map(({ before }) => scoreKey(before))));
  };
  const saveScores = () => {
    const bad = unsaved.find(({ score }) => score === null);
    if (bad !== undefined) {
      bench.say(t('certify.scores.bad', { name: nameOfScore(bad.item) }), true);
      bench.goToScore(scoreKey(bad.item));
      return;
    }
    const scores = unsaved.flatMap(({ item, score }) => (score === null ? [] : [{ item, score, name: nameOfScore(item) }]));
    if (scores.some(({ item, score }) => needsReason(score, item))) {
      setSaving(scores);
    } else if (scores.length > 0) {
      save(scores, new Map());
    }
  };
  const nameOfScore = (item: Confirmation) => {
    const heading = lines.flatMap((line) => (line.kind === 'heading' && line.level === 'subIndicator' ? [line] : [])).find(({ item: its }) => its !== undefined && scoreKey(its) === scoreKey(item));
    return heading === undefined ? bench.nameOf(item) : `${heading.code ?? ''} ${heading.name}`.trim();
  };
  useWarnOnLeaving(unsaved.length > 0, props.isSameList, t('certify.scores.leave', { count: unsaved.length }));

  // ---- the rows' controls, one object for all
  const now = {
    onAction: (key, action) => {
      const row = bench.byKey.get(key);
      if (row !== undefined) {
        bench.actOn(row, action, false);
      }
    },
    onSelect: bench.select,
    onPanel: (key, what) => {
      bench.setCurrent(key);
      bench.setPanel(bench.panel === what && bench.current === key ? 'closed' : what);
    },
    onDismiss: (key) => decisions.desk.dismiss(key),
    onScore: bench.typeScore,
    onNextScore: (key, step) => {
      const all = boxes();
      const next = all[all.indexOf(key) + step];
      if (next !== undefined) {
        bench.goToScore(next);
      } else if (step === 1) {
        document.querySelector<HTMLElement>('[data-save-scores]')?.focus();
      }
    },
    onSaveScores: saveScores,
  } satisfies RowHandlers;
  const handlers = useStable<RowHandlers>(now);

  // ---- keys
  const keys = useStable({
    press: (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) {
        return;
      }
      const intent = intentOf(event, placeOf(event.target));
      if (intent === null || (event.repeat && !mayRepeat(intent))) {
        return;
      }
      if (intent.do === 'search') {
        search.current?.focus();
        search.current?.select();
      } else if (intent.do === 'list') {
        props.onOther(intent.step);
      } else if (!bench.obey(intent)) {
        return;
      }
      event.preventDefault();
    },
  });
  useEffect(() => {
    window.addEventListener('keydown', keys.press);
    return () => window.removeEventListener('keydown', keys.press);
  }, [keys]);

  const currentRow = bench.current === null ? undefined : bench.byKey.get(bench.current);
  const done = bench.counts.CONFIRMED + bench.counts.REJECTED;
  return (
    <>
      {closed !== null && (
        <div className={classes.closed} role="note">
          {closed} · {t('certify.readOnly')}
        </div>
      )}
      <div className={classes.progress}>
        {props.children}
        <span className={classes.done}>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${(100 * done) / Math.max(1, rows.length)}%` }} />
          </span>
          {t('certify.progress', { confirmed: bench.counts.CONFIRMED, total: rows.length })} ·{' '}
          <b>{t('certify.left', { count: items.filter(isWaiting).length })}</b>
        </span>
      </div>
      <WorkbenchToolbar bench={bench} ofOffices={props.ofOffices} searchLabel={props.searchLabel} search={search} lastVisit={visited} />
      <div className={classes.beside}>
        {bench.shown.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState title={t('certify.noRows')}>
              <Button variant="default" onClick={() => bench.setFilter(NO_FILTER)}>
                {t('certify.clearFilter')}
              </Button>
            </EmptyState>
          </div>
        ) : (
          <Worklist
            label={props.label}
            bench={bench}
            decisions={decisions}
            lines={lines}
            handlers={handlers}
            nameHead={props.nameHead}
            scoreInRow={props.ofOffices || lines.every(({ kind }) => kind === 'row')}
            withUnit={!props.ofOffices}
            bureaus={bureaus}
            decides={decides && closed === null}
            narrow={!wide || (bench.panel !== 'closed' && roomy)}
            closes={closes}
          />
        )}
        {bench.panel !== 'closed' && currentRow !== undefined && (
          <ItemPanel
            row={currentRow}
            roundName={round.nameTh}
            at={bench.panel}
            over={!roomy}
            onCount={(row, count) => evidenceIs(row.item, count)}
            onClose={() => {
              bench.setPanel('closed');
              bench.goTo(currentRow.key);
            }}
          />
        )}
      </div>
      <WorkBar
        bench={bench}
        decisions={decisions}
        line={props.line}
        online={online}
        unsaved={unsaved}
        onSaveScores={saveScores}
        onDropScores={() => bench.forgetScores(unsaved.map(({ item }) => scoreKey(item)))}
        shownWords={props.shownWords(bench.shown.length, rows.length)}
      />
      {bench.asking !== null && (
        <DecideDialog
          asking={bench.asking}
          round={round.round}
          today={today}
          closes={closes}
          onDecide={(orders) => {
            bench.ask(null);
            void bench.carryOut(orders);
            bench.afterAsking(orders);
          }}
          onClose={() => {
            bench.ask(null);
            bench.goBack();
          }}
        />
      )}
      {saving !== null && <ScoresDialog scores={saving} onSave={(reasons) => save(saving, reasons)} onClose={() => setSaving(null)} />}
      {bench.help && <KeysDialog bench={bench} />}
    </>
  );
}

/** Where two people certify, the first of them only proposes the score. */
function scoreDecision(item: Confirmation, score: string, reason: string | null): Decision {
  return allows(item, 'AUDIT') ? { action: 'AUDIT', score, reason } : { action: 'PROPOSE', score, reason };
}

function placeOf(target: EventTarget | null): Place {
  if (document.querySelector('[role="dialog"]') !== null) {
    return 'dialog';
  }
  if (!(target instanceof HTMLElement)) {
    return 'page';
  }
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) {
    return 'field';
  }
  if (target instanceof HTMLInputElement) {
    return /^(checkbox|radio|button)$/.test(target.type) ? 'control' : 'field';
  }
  return target.closest('button, a, [role="button"], [role="option"]') !== null ? 'control' : 'page';
}

/** Functions that stay the same object and do what the newest ones do. */
function useStable<T extends object>(functions: T): T {
  const [{ stable, renew }] = useState(() => stableOf(functions));
  useEffect(() => renew(functions));
  return stable;
}

function stableOf<T extends object>(first: T): { stable: T; renew: (next: T) => void } {
  let latest = first;
  const stable = Object.fromEntries(
    Object.keys(first).map((name) => [name, (...args: unknown[]) => (latest[name as keyof T] as (...given: unknown[]) => unknown)(...args)]),
  ) as T;
  return {
    stable,
    renew: (next) => {
      latest = next;
    },
  };
}

/** When this person looked at this list before; noted anew on leaving it. */
function useVisit(person: string, list: string): string | null {
  const [before] = useState(() => lastVisit(person, list));
  useEffect(() => {
    const note = () => noteVisit(person, list, new Date(serverNow()).toISOString());
    window.addEventListener('pagehide', note);
    return () => {
      window.removeEventListener('pagehide', note);
      note();
    };
  }, [person, list]);
  return before;
}

function useWarnOnLeaving(unsaved: boolean, isSameList: (search: URLSearchParams) => boolean, question: string): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && (currentLocation.pathname !== nextLocation.pathname || !isSameList(new URLSearchParams(nextLocation.search))),
  );
  useEffect(() => {
    if (blocker.state === 'blocked') {
      if (window.confirm(question)) {
        blocker.proceed();
      } else {
        blocker.reset();
      }
    }
  }, [blocker, question]);
  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
