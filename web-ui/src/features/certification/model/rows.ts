import { compareThai, contains } from '@/format/collation';
import { STATUSES, type Status } from '@/item/status';
import { keyOf, waitsForSecond, type Confirmation } from './decision';

/** One item in a worklist. */
export interface Row {
  key: string;
  item: Confirmation;
  /** The office or the variable: what tells this row from the others. */
  name: string;
  /** Further words that it is found by. */
  about: string;
  /** ISO 3166-2 codes of the office. */
  provinces: readonly string[];
  /** Where it stands while nothing else orders: the plan's order. */
  place: number;
}

export const KINDS = ['PRIMARY', 'SECONDARY'] as const;
export type Kind = (typeof KINDS)[number];

/** Values that the rules find doubtful: all of them, or those that the office has not explained. */
export type Outliers = 'any' | 'unexplained';

export interface Filter {
  /** Any of them; none: every mark. */
  marks: readonly Status[];
  kind: Kind | null;
  province: string | null;
  /** Changed by the office after it was confirmed. */
  changed: boolean;
  /** Reported or cleared at this instant or later. */
  since: string | null;
  outliers: Outliers | null;
  /** A colleague proposed, and this person may confirm. */
  proposed: boolean;
  search: string;
}

export const COLUMNS = ['name', 'value', 'deviation', 'status', 'reported'] as const;
export type Column = (typeof COLUMNS)[number];

/** Null: as the page orders by itself (offices by name, variables by the plan). */
export type Sort = { by: Column; descending: boolean } | null;

export const NO_FILTER: Filter = { marks: [], kind: null, province: null, changed: false, since: null, outliers: null, proposed: false, search: '' };

/** The filter as the address has it: ?status=AWAITING,REJECTED&kind=PRIMARY&province=TH-50&changed=1&since=…&outliers=any&proposed=1&q=… */
export function filterOf(search: URLSearchParams): Filter {
  const named = new Set((search.get('status') ?? '').split(','));
  const since = search.get('since');
  const outliers = search.get('outliers');
  return {
    marks: STATUSES.filter((status) => named.has(status)),
    kind: KINDS.find((kind) => kind === search.get('kind')) ?? null,
    province: search.get('province'),
    changed: search.get('changed') === '1',
    since: since !== null && !Number.isNaN(Date.parse(since)) ? new Date(since).toISOString() : null,
    outliers: outliers === 'any' || outliers === 'unexplained' ? outliers : null,
    proposed: search.get('proposed') === '1',
    search: search.get('q') ?? '',
  };
}

export function sortOf(search: URLSearchParams): Sort {
  const named = search.get('sort') ?? '';
  const by = COLUMNS.find((column) => column === named.replace(/^-/, ''));
  return by === undefined ? null : { by, descending: named.startsWith('-') };
}

export function withFilter(search: URLSearchParams, filter: Filter, sort: Sort): URLSearchParams {
  const then = new URLSearchParams(search);
  const put = (name: string, value: string | null) => (value === null || value === '' ? then.delete(name) : then.set(name, value));
  put('status', filter.marks.join(','));
  put('kind', filter.kind);
  put('province', filter.province);
  put('changed', filter.changed ? '1' : null);
  put('since', filter.since);
  put('outliers', filter.outliers);
  put('proposed', filter.proposed ? '1' : null);
  put('q', filter.search);
  put('sort', sort === null ? null : `${sort.descending ? '-' : ''}${sort.by}`);
  return then;
}

/** How many conditions stand besides the marks and the words: those that do not show above the table. */
export function conditions({ kind, province, changed, since, outliers, proposed }: Filter): number {
  return [kind !== null, province !== null, changed, since !== null, outliers !== null, proposed].filter(Boolean).length;
}

export function isFiltering(filter: Filter): boolean {
  return filter.marks.length > 0 || conditions(filter) > 0 || filter.search.trim() !== '';
}

export function toggled(filter: Filter, mark: Status): Filter {
  const on = filter.marks.includes(mark);
  return { ...filter, marks: STATUSES.filter((status) => (status === mark ? !on : filter.marks.includes(status))) };
}

export function isDoubtful({ warnings }: Confirmation, which: Outliers): boolean {
  return which === 'any' ? warnings.length > 0 : warnings.some(({ explanation }) => explanation === null);
}

export function passes({ item, name, about, provinces }: Row, filter: Filter): boolean {
  const typed = filter.search.trim();
  return (
    (filter.marks.length === 0 || filter.marks.includes(item.status)) &&
    (filter.kind === null || item.officeKind === filter.kind) &&
    (filter.province === null || provinces.includes(filter.province)) &&
    (!filter.changed || item.changedSinceConfirmed) &&
    (filter.since === null || (item.reportedAt !== null && Date.parse(item.reportedAt) >= Date.parse(filter.since))) &&
    (filter.outliers === null || isDoubtful(item, filter.outliers)) &&
    (!filter.proposed || waitsForSecond(item)) &&
    (typed === '' || contains(`${name}\n${about}`, typed))
  );
}

/** Percent by which a value departs from last round's; null where there is nothing to compare with. */
export function deviation({ value, previous }: Pick<Confirmation, 'value' | 'previous'>): number | null {
  if (value === null || previous?.value == null) {
    return null;
  }
  const [now, before] = [Number(value), Number(previous.value)];
  return before === 0 ? (now === 0 ? 0 : null) : ((now - before) / Math.abs(before)) * 100;
}

const RANK = new Map(STATUSES.map((status, at) => [status, at]));

/** What is not known comes last, whichever way the rest is ordered. */
export function compareRows(sort: Sort): (one: Row, other: Row) => number {
  const settled = (one: Row, other: Row) => one.place - other.place || compareThai(one.name, other.name);
  if (sort === null) {
    return settled;
  }
  const sign = sort.descending ? -1 : 1;
  if (sort.by === 'name') {
    return (one, other) => sign * compareThai(one.name, other.name);
  }
  const figure = FIGURES[sort.by];
  return (one, other) => {
    const [a, b] = [figure(one.item), figure(other.item)];
    if (a === null || b === null) {
      return a === b ? settled(one, other) : a === null ? 1 : -1;
    }
    return sign * (a - b) || settled(one, other);
  };
}

const FIGURES: Record<Exclude<Column, 'name'>, (item: Confirmation) => number | null> = {
  value: ({ value }) => (value === null ? null : Number(value)),
  deviation,
  status: ({ status }) => RANK.get(status) ?? null,
  reported: ({ reportedAt }) => (reportedAt === null ? null : Date.parse(reportedAt)),
};

/** The keys of the rows that a filter lets through, in order. */
export function arranged(rows: readonly Row[], filter: Filter, sort: Sort): string[] {
  return rows
    .filter((row) => passes(row, filter))
    .sort(compareRows(sort))
    .map(({ key }) => key);
}

/**
 * Rows keep their places while one works: what was decided stays where it was, with its new mark, until one arranges anew or changes the
 * filter.
 */
export interface Arrangement {
  /** Of the filter and order that made it. */
  made: string;
  keys: readonly string[];
}

/** How many rows would come, go or move if it were arranged anew. */
export function outOfPlace(kept: readonly string[], now: readonly string[]): number {
  const [there, wanted] = [new Set(kept), new Set(now)];
  const gone = kept.filter((key) => !wanted.has(key)).length;
  const come = now.filter((key) => !there.has(key));
  const [staying, order] = [kept.filter((key) => wanted.has(key)), now.filter((key) => there.has(key))];
  return gone + come.length + staying.length - inOrder(staying, order);
}

/** The length of the longest run of rows that need not move. */
function inOrder(staying: readonly string[], order: readonly string[]): number {
  const at = new Map(order.map((key, place) => [key, place]));
  const tails: number[] = [];
  for (const key of staying) {
    const place = at.get(key) ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    tails[low] = place;
  }
  return tails.length;
}

/** The next row in a direction that fits, round the end if `wrap`; null if there is none besides where one is. */
export function nextOf(
  keys: readonly string[],
  from: string | null,
  step: 1 | -1,
  fits: (key: string) => boolean,
): { key: string; wrapped: boolean } | null {
  const start = from === null ? (step === 1 ? -1 : keys.length) : keys.indexOf(from);
  for (let far = 1; far <= keys.length; far++) {
    const at = start + step * far;
    const key = keys[((at % keys.length) + keys.length) % keys.length];
    if (key !== undefined && key !== from && fits(key)) {
      return { key, wrapped: at < 0 || at >= keys.length };
    }
  }
  return null;
}

export { keyOf };
