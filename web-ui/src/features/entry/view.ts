import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSignedIn } from '@/session/SignedIn';
import { useFolded } from './api/folded';
import type { Entry } from './api/sheet';
import { filterOf, has, hold, isFiltering, MARKS, passes, withFilter, type Filter, type Held, type Mark } from './model/filter';
import { allRows, foldable, narrowed, pathOf, type DimensionSection } from './model/sections';
import { nextToDo, type Unsaved } from './model/standing';

/** What of the sheet is looked at: filter and folds, and how to get to a row whatever hides it. */
export interface View {
  /** What is shown, folded sections included. */
  shown: readonly DimensionSection[];
  total: number;
  /** Rows that the filter lets through, held ones included. */
  found: number;
  /** Rows shown only because the filter had shown them before. */
  stale: number;
  counts: Readonly<Record<Mark, number>>;
  filter: Filter;
  filtering: boolean;
  /** Changes what the filter is by now, which may be newer than what is drawn. */
  setFilter: (change: (before: Filter) => Filter) => void;
  clearFilter: () => void;
  release: () => void;
  folded: ReadonlySet<string>;
  fold: (section: string, folded: boolean) => void;
  foldAll: (folded: boolean) => void;
  reveal: (variable: string) => void;
  /** To the next row that waits for its reporter; whether there is one. */
  goToNext: (step?: 1 | -1) => boolean;
}

interface Looked {
  round: string;
  office: string;
  dimensions: readonly DimensionSection[];
  unsaved: Unsaved;
  /** Whether something stands in a field, stored or still on its way. */
  isTyped: (variable: string) => boolean;
  mayEdit: (entry: Entry) => boolean;
}

const NOTHING: Held = { key: '', variables: new Set() };

export function useView({ round, office, dimensions, unsaved, isTyped, mayEdit }: Looked): View {
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const filtering = isFiltering(filter);
  const rows = useMemo(() => allRows(dimensions), [dimensions]);

  const abouts = useMemo(() => namesAbove(dimensions), [dimensions]);
  const matching = useMemo(
    () => rows.filter((row) => passes(row, abouts.get(row.entry.variable) ?? '', filter, unsaved)).map(({ entry }) => entry.variable),
    [rows, abouts, filter, unsaved],
  );
  const [touched, setTouched] = useState(0);
  const key = `${touched}/${filter.marks.join()}/${filter.search}`;
  const [kept, setKept] = useState(NOTHING);
  const held = hold(kept, key, matching);
  if (held !== kept) {
    setKept(held);
  }
  const shown = useMemo(
    () => (filtering ? narrowed(dimensions, ({ entry }) => held.variables.has(entry.variable)) : dimensions),
    [dimensions, filtering, held],
  );

  // A filter begins with everything unfolded that it found; what is folded then is forgotten with it
  const [ownFolds, changeOwnFolds] = useFolded(me.id, round, office);
  const [passing, setPassing] = useState<{ key: string; folded: ReadonlySet<string> }>({ key, folded: new Set() });
  const passingFolds = passing.key === key ? passing.folded : NONE;
  const folded = filtering ? passingFolds : ownFolds;
  const changeFolds = (next: (before: ReadonlySet<string>) => ReadonlySet<string>) =>
    filtering ? setPassing({ key, folded: next(passingFolds) }) : changeOwnFolds(next);

  const wanted = useRef<string | null>(null);
  useEffect(() => {
    // Not within React's own work: a field that is focused draws itself at once
    queueMicrotask(() => {
      if (wanted.current !== null && focusRow(wanted.current)) {
        wanted.current = null;
      }
    });
  });
  const intended = useRef(filter);
  useEffect(() => {
    intended.current = filter;
  }, [filter]);
  const setFilter = (change: (before: Filter) => Filter) => {
    intended.current = change(intended.current);
    setTouched((times) => times + 1);
    setSearch((now) => withFilter(now, intended.current), { replace: true });
  };
  const clearFilter = () => setFilter(() => ({ marks: [], search: '' }));
  const reveal = (variable: string) => {
    if (focusRow(variable)) {
      return;
    }
    wanted.current = variable;
    const path = pathOf(dimensions, variable);
    if (filtering && held.variables.has(variable)) {
      setPassing({ key, folded: without(passingFolds, path) });
      return;
    }
    if (filtering) {
      clearFilter();
    }
    changeOwnFolds((before) => without(before, path));
  };

  return {
    shown,
    total: rows.length,
    found: filtering ? held.variables.size : rows.length,
    stale: filtering ? held.variables.size - matching.length : 0,
    counts: Object.fromEntries(MARKS.map((mark) => [mark, rows.filter((row) => has(row, mark, unsaved)).length])) as Record<Mark, number>,
    filter,
    filtering,
    setFilter,
    clearFilter,
    release: () => setTouched((times) => times + 1),
    folded,
    fold: (section, fold) => changeFolds((before) => (fold ? new Set([...before, section]) : without(before, [section]))),
    foldAll: (fold) => changeFolds(() => (fold ? new Set(foldable(shown)) : NONE)),
    reveal,
    goToNext: (step = 1) => {
      const next = nextToDo(rows, rowInUse(), step, { unsaved, isTyped, mayEdit });
      if (next !== null) {
        reveal(next);
      }
      return next !== null;
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function without(set: ReadonlySet<string>, members: readonly string[]): ReadonlySet<string> {
  return new Set([...set].filter((member) => !members.includes(member)));
}

/** What a variable stands under: it is looked for by these names too. */
function namesAbove(dimensions: readonly DimensionSection[]): Map<string, string> {
  return new Map(
    dimensions.flatMap((dimension) =>
      dimension.indicators.flatMap((indicator) =>
        indicator.subs.flatMap(({ subIndicator, rows }) =>
          rows.map(({ entry }): [string, string] => [
            entry.variable,
            [indicator.code, indicator.nameTh, subIndicator.code, subIndicator.nameTh].join('\n'),
          ]),
        ),
      ),
    ),
  );
}

function rowInUse(): string | null {
  return document.activeElement?.closest<HTMLElement>('tr[data-variable]')?.dataset.variable ?? null;
}

/** Brings a row into sight and the keyboard to its field; false while the row is not there. */
function focusRow(variable: string): boolean {
  const row = document.querySelector<HTMLElement>(`tr[data-variable="${CSS.escape(variable)}"]`);
  if (row === null) {
    return false;
  }
  row.scrollIntoView({ block: 'center' });
  (row.querySelector<HTMLElement>('input[data-value-field]') ?? row.querySelector('button'))?.focus({ preventScroll: true });
  return true;
}
