import { branches, repeatsItself, type Plan, type SubIndicator, type Variable } from '@/plan/plan';
import type { Entry } from '../api/sheet';

/** One line of the sheet. */
export interface Row {
  entry: Entry;
  variable: Variable;
}

export interface SubSection {
  subIndicator: SubIndicator;
  rows: readonly Row[];
}

export interface IndicatorSection {
  id: string;
  code: string;
  nameTh: string;
  /** Its only sub-indicator says the same: one line stands for both. */
  single: boolean;
  subs: readonly SubSection[];
}

export interface DimensionSection {
  id: string;
  code: string;
  nameTh: string;
  indicators: readonly IndicatorSection[];
}

type Growing = Omit<IndicatorSection, 'subs'> & { subs: SubSection[] };

/** The plan's tree with what the office is asked for, in the plan's order; branches without an item are left out. */
export function sectionsOf(plan: Plan, entries: readonly Entry[]): DimensionSection[] {
  const entryOf = new Map(entries.map((entry) => [entry.variable, entry]));
  const dimensions: (Omit<DimensionSection, 'indicators'> & { indicators: Growing[] })[] = [];
  for (const { dimension, indicator, subIndicator } of branches(plan)) {
    const rows = subIndicator.variables.flatMap((variable) => {
      const entry = entryOf.get(variable.code);
      return entry === undefined ? [] : [{ entry, variable }];
    });
    if (rows.length === 0) {
      continue;
    }
    let inDimension = dimensions.at(-1);
    if (inDimension?.code !== dimension.code) {
      inDimension = { id: `d:${dimension.code}`, code: dimension.code, nameTh: dimension.nameTh, indicators: [] };
      dimensions.push(inDimension);
    }
    let inIndicator = inDimension.indicators.at(-1);
    if (inIndicator?.code !== indicator.code) {
      inIndicator = { id: `i:${indicator.code}`, code: indicator.code, nameTh: indicator.nameTh, single: false, subs: [] };
      inDimension.indicators.push(inIndicator);
    }
    inIndicator.subs.push({ subIndicator, rows });
    inIndicator.single = inIndicator.subs.length === 1 && repeatsItself(indicator, subIndicator);
  }
  return dimensions;
}

/** Only the rows that are wanted, and the sections that they stand in. */
export function narrowed(dimensions: readonly DimensionSection[], wanted: (row: Row) => boolean): DimensionSection[] {
  return dimensions.flatMap((dimension) => {
    const indicators = dimension.indicators.flatMap((indicator) => {
      const subs = indicator.subs.flatMap((sub) => {
        const rows = sub.rows.filter(wanted);
        return rows.length === 0 ? [] : [{ ...sub, rows }];
      });
      return subs.length === 0 ? [] : [{ ...indicator, subs }];
    });
    return indicators.length === 0 ? [] : [{ ...dimension, indicators }];
  });
}

export function rowsOf(section: DimensionSection | IndicatorSection): Row[] {
  return 'subs' in section ? section.subs.flatMap(({ rows }) => [...rows]) : section.indicators.flatMap(rowsOf);
}

export function allRows(dimensions: readonly DimensionSection[]): Row[] {
  return dimensions.flatMap(rowsOf);
}

/** Every section that folds. */
export function foldable(dimensions: readonly DimensionSection[]): string[] {
  return dimensions.flatMap(({ id, indicators }) => [id, ...indicators.map((indicator) => indicator.id)]);
}

/** The sections that have to be open for a variable to be seen. */
export function pathOf(dimensions: readonly DimensionSection[], variable: string): string[] {
  for (const dimension of dimensions) {
    for (const indicator of dimension.indicators) {
      if (indicator.subs.some(({ rows }) => rows.some(({ entry }) => entry.variable === variable))) {
        return [dimension.id, indicator.id];
      }
    }
  }
  return [];
}
