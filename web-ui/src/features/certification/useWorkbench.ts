import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import { serverNow } from '@/api/server-time';
import { bangkokDay } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { countStatuses, type StatusCounts } from '@/item/status';
import { allows, confirmation, isWaiting, keyOf, waitsForSecond, type Action, type Confirmation, type Decision, type Order } from './model/decision';
import type { Outcome } from './model/desk';
import type { Intent } from './model/keyboard';
import {
  arranged,
  filterOf,
  isDoubtful,
  isFiltering,
  nextOf,
  outOfPlace,
  sortOf,
  withFilter,
  type Arrangement,
  type Column,
  type Filter,
  type Row,
  type Sort,
} from './model/rows';
import { typedInto, type Typed } from './model/scores';
import { allShown, extendedTo, NOTHING, toggledRow, within, type Selection } from './model/selection';
import { readFlag, writeFlag } from './flags';
import type { Decisions } from './useDecisions';
import { useRefusalWords } from './useRefusalWords';

/** What is asked for before a decision about some rows is sent. */
export interface Asking {
  action: Exclude<Action, 'AUDIT'>;
  rows: readonly Row[];
}

/** Something said about what was just done; `text` is read aloud, and stands below the table. */
export interface Saying {
  id: number;
  text: string;
  bad: boolean;
}

export type Panel = 'closed' | 'evidence' | 'history';

interface Looked {
  /** By default order; the same object while nothing has changed. */
  rows: readonly Row[];
  decisions: Decisions;
  /** Why nothing can be decided now by anybody, in words; null while it can. */
  closed: string | null;
  /** A row to begin with. */
  first: string | null;
}

/** How long a value must have stood on the screen before a key may confirm it. */
const SEEN_FOR = 1_000;

/** Everything that both worklists do: what is shown, where one is, what is marked, and the decisions. */
export function useWorkbench({ rows, decisions, closed, first }: Looked) {
  const { t } = useWords();
  const explain = useRefusalWords();
  const [search, setSearch] = useSearchParams();
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);

  // ---- what is shown
  const named = useMemo(() => filterOf(search), [search]);
  const sort = useMemo(() => sortOf(search), [search]);
  const [typing, setTyping] = useState<string | null>(null);
  const filter = useMemo(() => (typing === null ? named : { ...named, search: typing }), [named, typing]);
  const [touched, setTouched] = useState(0);
  const made = JSON.stringify([touched, filter, sort]);
  const [kept, setKept] = useState<Arrangement>(() => ({ made, keys: arranged(rows, filter, sort) }));
  const fresh = kept.made === made ? null : { made, keys: arranged(rows, filter, sort) };
  if (fresh !== null) {
    setKept(fresh); // drawn again at once, with this one
  }
  const shown = useMemo(() => kept.keys.filter((key) => byKey.has(key)), [kept, byKey]);
  const stale = useMemo(() => outOfPlace(shown, arranged(rows, filter, sort)), [shown, rows, filter, sort]);
  const address = (next: Filter, order: Sort) => setSearch((now) => withFilter(now, next, order), { replace: true });
  const setFilter = (next: Filter) => {
    setTyping(null);
    address(next, sort);
  };
  useEffect(() => {
    if (typing === null || typing === named.search) {
      return undefined;
    }
    // The address follows when the hand rests: every key is shown at once, but the whole page need not follow each
    const timer = window.setTimeout(() => setSearch((now) => withFilter(now, { ...filterOf(now), search: typing }, sortOf(now)), { replace: true }), 250);
    return () => window.clearTimeout(timer);
  }, [typing, named.search, setSearch]);

  // ---- where one is
  const [wanted, setCurrent] = useState<string | null>(first);
  const current = wanted !== null && shown.includes(wanted) ? wanted : (shown[0] ?? null);
  /** Counts the moves that bring the keyboard to the current row; a score box if one was asked for. */
  const [move, setMove] = useState<{ count: number; to: 'row' | { score: string } }>({ count: 0, to: 'row' });
  const goTo = (key: string) => {
    setCurrent(key);
    setMove(({ count }) => ({ count: count + 1, to: 'row' }));
  };
  const goToScore = (score: string) => setMove(({ count }) => ({ count: count + 1, to: { score } }));

  // ---- what is marked
  const [marked, setMarked] = useState<Selection>(NOTHING);
  const decidable = useMemo(() => shown.filter((key) => (byKey.get(key)?.item.actions.length ?? 0) > 0), [shown, byKey]);
  const selection = useMemo(() => within(marked, shown), [marked, shown]);

  // ---- what is said
  const [saying, setSaying] = useState<Saying | null>(null);
  const say = (text: string, bad = false) => setSaying((before) => ({ id: (before?.id ?? 0) + 1, text, bad }));

  // ---- values that changed under the eyes
  const seen = useRef(new Map<string, { revision: number; since: number }>());
  useLayoutEffect(() => {
    for (const { key, item } of rows) {
      const before = seen.current.get(key);
      if (before === undefined) {
        seen.current.set(key, { revision: item.revision, since: 0 });
      } else if (before.revision !== item.revision) {
        seen.current.set(key, { revision: item.revision, since: performance.now() });
      }
    }
  }, [rows]);

  const [asking, setAsking] = useState<Asking | null>(null);
  const [panel, setPanelState] = useState<Panel>(() => (readFlag('panel', false) ? 'evidence' : 'closed'));
  const setPanel = (next: Panel) => {
    writeFlag('panel', next !== 'closed');
    setPanelState(next);
  };
  const [help, setHelp] = useState(false);
  const [advance, setAdvanceState] = useState(() => readFlag('advance', true));
  const setAdvance = (on: boolean) => {
    writeFlag('advance', on);
    setAdvanceState(on);
  };
  const [scores, setScores] = useState<Typed>(new Map());

  // ---- decisions
  const nameOf = (item: Confirmation) => byKey.get(keyOf(item))?.name ?? `${item.officeNameTh} (${item.variable})`;
  const cannot = (item: Confirmation, action: Action): string => {
    if (closed !== null) {
      return closed;
    }
    if (action === 'CONFIRM' && item.proposal?.mine === true) {
      return t('certify.cannot.mine');
    }
    if (item.actions.length === 0) {
      return t('certify.cannot.notYours');
    }
    if ((action === 'CONFIRM' || action === 'PROPOSE') && item.status !== 'AWAITING') {
      return t(`certify.cannot.CONFIRM_${item.status}`);
    }
    return t('certify.cannot.other', { action: t(`certify.action.${action}`), status: t(`status.${item.status}`) });
  };
  const carryOut = async (orders: readonly Order[]): Promise<Outcome | null> => {
    if (!navigator.onLine) {
      const refusal = new ProblemError({ type: 'about:offline', title: 'offline', status: 0 });
      orders.forEach(({ item }) => decisions.desk.refuse(keyOf(item), refusal));
      say(t('certify.offline'), true);
      return null;
    }
    const many = orders.length > 1;
    const action = orders[0]?.decision.action ?? 'CONFIRM';
    const outcome = await decisions.decide(orders, nameOf);
    const decided = new Set(outcome.decided.map(({ before }) => keyOf(before)));
    setMarked((before) => ({ keys: new Set([...before.keys].filter((key) => !decided.has(key))), anchor: before.anchor }));
    const word = t(`certify.done.${action}`);
    const firstRefused = outcome.refused[0];
    if (many) {
      say(
        firstRefused === undefined
          ? t('certify.batchDone', { action: word, count: decided.size })
          : t('certify.batchPartly', { action: word, count: decided.size, refused: outcome.refused.length }),
        firstRefused !== undefined,
      );
    } else if (firstRefused !== undefined) {
      say(t('certify.refusedRow', { name: nameOf(firstRefused.order.item), why: explain(firstRefused.problem) }), true);
    }
    return outcome;
  };
  /** To the next row that waits, after one was decided by the keyboard. */
  const onward = (from: string) => {
    const next = advance ? nextOf(shown, from, 1, (key) => isWaitingKey(key)) : null;
    if (next !== null) {
      goTo(next.key);
      if (next.wrapped) {
        say(t('certify.wrapped'));
      }
    } else {
      goTo(from);
    }
  };
  const isWaitingKey = (key: string) => {
    const item = byKey.get(key)?.item;
    return item !== undefined && isWaiting(item);
  };

  /** Back to where one was, after something had the keyboard. */
  const goBack = () => {
    if (current !== null) {
      goTo(current);
    }
  };
  /** After a question about one row was answered by the keyboard, on to the next. */
  const afterAsking = (orders: readonly Order[]) => {
    const [only] = orders;
    if (only !== undefined && orders.length === 1 && only.decision.action === 'REJECT') {
      onward(keyOf(only.item));
    } else {
      goBack();
    }
  };

  /** Decides about one row as its button or a key says; what has to be asked is asked first. */
  const actOn = (row: Row, action: Exclude<Action, 'AUDIT'>, byKeyboard: boolean) => {
    const { item, key } = row;
    const decision: Decision | null =
      action === 'CONFIRM' ? confirmation(item) : action === 'PROPOSE' || action === 'WITHDRAW' ? { action } : null;
    if (action === 'REJECT' || action === 'REOPEN') {
      if (closed === null && allows(item, action)) {
        setAsking({ action, rows: [row] });
      } else {
        say(t('certify.refusedRow', { name: row.name, why: cannot(item, action) }), true);
      }
      return;
    }
    if (closed !== null || decision === null || (decision.action === action && !allows(item, action))) {
      say(t('certify.refusedRow', { name: row.name, why: cannot(item, action) }), true);
      return;
    }
    if (action === 'CONFIRM' && performance.now() - (seen.current.get(key)?.since ?? -SEEN_FOR) < SEEN_FOR && (seen.current.get(key)?.since ?? 0) > 0) {
      say(t('certify.justChanged', { name: row.name, value: item.value === null ? t('item.none') : grouped(item.value) }), true);
      return;
    }
    setSaying(null);
    void carryOut([{ item, decision }]);
    if (byKeyboard && action !== 'WITHDRAW') {
      onward(key);
    } else {
      goTo(key);
    }
  };
  /** Decides about what is marked, else about the current row. */
  const act = (action: Exclude<Action, 'AUDIT'>) => {
    if (selection.keys.size > 0) {
      const chosen = shown.flatMap((key) => (selection.keys.has(key) ? (byKey.get(key) ?? []) : []));
      const kinds = new Set(chosen.map(({ item }) => confirmation(item)?.action));
      // Where two people certify, รับรอง is the first signature as long as there is none
      setAsking({ action: action === 'CONFIRM' && kinds.has('PROPOSE') && !kinds.has('CONFIRM') && !kinds.has('AUDIT') ? 'PROPOSE' : action, rows: chosen });
      return;
    }
    const row = current === null ? undefined : byKey.get(current);
    if (row !== undefined) {
      actOn(row, action, true);
    }
  };
  const undo = () => {
    const last = decisions.steps.at(-1);
    if (last === undefined) {
      say(t('certify.undo.nothing'));
      return;
    }
    if (!navigator.onLine) {
      say(t('certify.offline'), true);
      return;
    }
    const undone = decisions.undo();
    if (undone === null) {
      say(t(`certify.undo.lasting.${last.lasting ?? 'REOPEN'}`), true);
      return;
    }
    const firstKey = undone.step.back[0] && keyOf(undone.step.back[0].item);
    if (firstKey !== undefined && shown.includes(firstKey)) {
      goTo(firstKey);
    }
    void undone.outcome.then(({ decided, refused }) => {
      const problem = refused[0]?.problem;
      if (problem !== undefined) {
        say(t('certify.undo.partly', { count: decided.length, refused: refused.length, why: explain(problem) }), true);
      } else {
        say(t(undone.step.lasting === null ? 'certify.undo.done' : 'certify.undo.doneNotAll', { count: decided.length }));
      }
    });
  };

  const moveBy = (by: number, extend: boolean) => {
    const at = current === null ? -1 : shown.indexOf(current);
    const key = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (key === undefined) {
      return;
    }
    if (extend && current !== null) {
      setMarked(extendedTo(selection.anchor === null ? { keys: selection.keys, anchor: current } : selection, key, shown));
    }
    goTo(key);
  };
  const toWaiting = (step: 1 | -1) => {
    const next = nextOf(shown, current, step, isWaitingKey);
    if (next === null) {
      say(t(current !== null && isWaitingKey(current) ? 'certify.onlyOne' : 'certify.noneWaiting'));
      return;
    }
    goTo(next.key);
    if (next.wrapped) {
      say(t('certify.wrapped'));
    }
  };
  const select = (key: string, extend: boolean) => setMarked(extend ? extendedTo(selection, key, shown) : toggledRow(selection, key));
  const selectAll = () => setMarked(allShown(selection, decidable));

  /** Does what a key asks for; false if it is the browser's to handle. */
  const obey = (intent: Intent): boolean => {
    switch (intent.do) {
      case 'move':
        moveBy(intent.by, intent.extend);
        return true;
      case 'edge':
        moveBy(intent.to === 'first' ? -shown.length : shown.length, false);
        return true;
      case 'waiting':
        toWaiting(intent.step);
        return true;
      case 'confirm':
        act('CONFIRM');
        return true;
      case 'reject':
        act('REJECT');
        return true;
      case 'withdraw':
        act('WITHDRAW');
        return true;
      case 'reopen':
        act('REOPEN');
        return true;
      case 'propose':
        act('PROPOSE');
        return true;
      case 'evidence':
        setPanel(panel === 'evidence' ? 'closed' : 'evidence');
        return true;
      case 'history':
        setPanel(panel === 'history' ? 'closed' : 'history');
        return true;
      case 'select':
        if (current !== null && decidable.includes(current)) {
          select(current, false);
        }
        return true;
      case 'selectAll':
        if (decidable.length > 0) {
          setMarked({ keys: new Set(decidable), anchor: current });
        }
        return decidable.length > 0;
      case 'leave':
        if (selection.keys.size > 0) {
          setMarked(NOTHING);
        } else if (panel !== 'closed') {
          setPanel('closed');
        } else {
          setSaying(null);
        }
        return true;
      case 'undo':
        undo();
        return true;
      case 'help':
        setHelp(true);
        return true;
      case 'list':
      case 'search':
        return false;
    }
  };

  const counts: StatusCounts = useMemo(() => countStatuses(rows.map(({ item }) => item)), [rows]);
  const items = useMemo(() => rows.map(({ item }) => item), [rows]);
  return {
    rows,
    byKey,
    shown,
    stale,
    filter,
    filtering: isFiltering(filter),
    sort,
    setFilter,
    typeSearch: setTyping,
    sortBy: (by: Column) => {
      const first = by === 'value' || by === 'deviation' || by === 'reported';
      const next: Sort = sort?.by !== by ? { by, descending: first } : sort.descending === first ? { by, descending: !first } : null;
      address(filter, next);
    },
    rearrange: () => setTouched((times) => times + 1),
    current,
    setCurrent,
    move,
    goTo,
    goToScore,
    toWaiting,
    selection,
    decidable,
    select,
    selectAll,
    clearSelection: () => setMarked(NOTHING),
    saying,
    say,
    explain,
    cannot,
    asking,
    ask: setAsking,
    afterAsking,
    goBack,
    carryOut,
    act,
    actOn,
    undo,
    panel,
    setPanel,
    nameOf,
    help,
    setHelp,
    advance,
    setAdvance,
    obey,
    counts,
    special: useMemo(
      () => ({
        doubtful: items.filter((item) => isDoubtful(item, 'any')).length,
        unexplained: items.filter((item) => isDoubtful(item, 'unexplained')).length,
        changed: items.filter(({ changedSinceConfirmed }) => changedSinceConfirmed).length,
        proposed: items.filter(waitsForSecond).length,
      }),
      [items],
    ),
    scores,
    typeScore: (item: Confirmation, text: string) => setScores((typed) => typedInto(typed, item, text)),
    forgetScores: (keys: readonly string[]) =>
      setScores((typed) => {
        const then = new Map(typed);
        keys.forEach((key) => then.delete(key));
        return then;
      }),
    closed,
    today: bangkokDay(new Date(serverNow())),
  };
}

export type Workbench = ReturnType<typeof useWorkbench>;
