import { contains } from '@/format/collation';
import { STATUSES, type Status } from '@/item/status';
import type { Row } from './sections';
import { isDoubtful, isMissing, type Unsaved } from './standing';

/** What a row can be looked for by: its mark, or what is left to do about it. */
export type Mark = Status | 'missing' | 'doubtful' | 'unsaved';

export const MARKS: readonly Mark[] = ['missing', ...STATUSES, 'doubtful', 'unsaved'];

export interface Filter {
  /** Any of them; none: every row. */
  marks: readonly Mark[];
  /** Part of a name or of a code. */
  search: string;
}

/** The filter as the address has it: ?mark=REJECTED,missing&q=… */
export function filterOf(search: URLSearchParams): Filter {
  const named = new Set((search.get('mark') ?? '').split(','));
  return { marks: MARKS.filter((mark) => named.has(mark)), search: search.get('q') ?? '' };
}

export function withFilter(search: URLSearchParams, { marks, search: text }: Filter): URLSearchParams {
  const then = new URLSearchParams(search);
  const put = (name: string, value: string) => (value === '' ? then.delete(name) : then.set(name, value));
  put('mark', marks.join(','));
  put('q', text);
  return then;
}

export function toggled(filter: Filter, mark: Mark): Filter {
  const on = filter.marks.includes(mark);
  return { ...filter, marks: MARKS.filter((one) => (one === mark ? !on : filter.marks.includes(one))) };
}

export function isFiltering({ marks, search }: Filter): boolean {
  return marks.length > 0 || search.trim() !== '';
}

export function has({ entry }: Pick<Row, 'entry'>, mark: Mark, unsaved: Unsaved): boolean {
  switch (mark) {
    case 'missing':
      return isMissing(entry);
    case 'doubtful':
      return isDoubtful(entry);
    case 'unsaved':
      return unsaved.has(entry.variable);
    default:
      return entry.status === mark;
  }
}

/** `about` is what else the row can be found by: the names that it stands under. */
export function passes(row: Row, about: string, filter: Filter, unsaved: Unsaved): boolean {
  const marked = filter.marks.length === 0 || filter.marks.some((mark) => has(row, mark, unsaved));
  const typed = filter.search.trim();
  return marked && (typed === '' || contains(`${row.entry.variable} ${row.entry.nameTh}\n${about}`, typed));
}

/** Rows that a filter has once shown stay until the filter is touched, so that nothing vanishes under the hands of who edits it. */
export interface Held {
  /** Of the filter that holds them. */
  key: string;
  variables: ReadonlySet<string>;
}

/** The same object if nothing is new. */
export function hold(held: Held, key: string, matching: readonly string[]): Held {
  if (held.key !== key) {
    return { key, variables: new Set(matching) };
  }
  return matching.every((variable) => held.variables.has(variable)) ? held : { key, variables: new Set([...held.variables, ...matching]) };
}
