import { contains } from '@/format/collation';
import type { Assignment } from './api/assignments';

export const VIEWS = ['indicator', 'bureau', 'office'] as const;
export type View = (typeof VIEWS)[number];

export interface Filter {
  view: View;
  bureau: string | null;
  office: string | null;
  indicator: string | null;
  typed: string;
}

/** What the address asks for; without a word of it, a person's own organisation. `all` is every bureau. */
export function filterOf(search: URLSearchParams, own: { office: string | null; bureau: string | null }): Filter {
  const named = VIEWS.find((view) => view === search.get('view'));
  const bureau = search.get('bureau');
  return {
    view: named ?? (own.office !== null ? 'office' : own.bureau !== null ? 'bureau' : 'indicator'),
    bureau: bureau === 'all' ? null : (bureau ?? own.bureau),
    office: search.get('office') ?? own.office,
    indicator: search.get('indicator'),
    typed: search.get('q') ?? '',
  };
}

/** The rows of an indicator that have what was typed in a code or name of any level. */
export function matching(rows: readonly Assignment[], { indicator, typed }: { indicator: string | null; typed: string }): Assignment[] {
  return rows.filter(
    (row) =>
      (indicator === null || row.indicator === indicator) &&
      (typed === '' ||
        [row.variable, row.nameTh, row.subIndicatorNameTh, row.indicatorNameTh, row.bureauNameTh ?? row.bureau].some((text) => contains(text, typed))),
  );
}

/** The indicators that occur, in the plan's order, to choose from. */
export function indicatorsOf(rows: readonly Assignment[]): { value: string; label: string }[] {
  const names = new Map(rows.map((row) => [row.indicator, row.indicatorNameTh]));
  return [...names].map(([value, name]) => ({ value, label: name.startsWith(value) ? name : `${value} ${name}` }));
}

export function subIndicatorsIn(rows: readonly Assignment[]): number {
  return new Set(rows.map((row) => row.subIndicator)).size;
}

/** The table's lines: heads of dimension, indicator and sub-indicator where they change, and the variables under them. */
export type Line =
  | { kind: 'dimension'; key: string; name: string }
  | { kind: 'indicator'; key: string; code: string; name: string }
  | { kind: 'subIndicator'; key: string; row: Assignment }
  | { kind: 'variable'; key: string; row: Assignment };

export function linesOf(rows: readonly Assignment[]): Line[] {
  const lines: Line[] = [];
  let before: Assignment | undefined;
  for (const row of rows) {
    if (before?.dimension !== row.dimension) {
      lines.push({ kind: 'dimension', key: `d/${row.dimension}`, name: row.dimensionNameTh });
    }
    // an indicator that only repeats its sub-indicator's code or name would say everything twice
    if (before?.indicator !== row.indicator && row.indicator !== row.subIndicator && row.indicatorNameTh !== row.subIndicatorNameTh) {
      lines.push({ kind: 'indicator', key: `i/${row.indicator}`, code: row.indicator, name: row.indicatorNameTh });
    }
    if (before?.subIndicator !== row.subIndicator) {
      lines.push({ kind: 'subIndicator', key: `s/${row.subIndicator}`, row });
    }
    lines.push({ kind: 'variable', key: row.variable, row });
    before = row;
  }
  return lines;
}
