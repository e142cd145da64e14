import { repeatsItself, type SubIndicatorBranch } from '@/plan/plan';
import type { Confirmation } from './decision';
import type { Row } from './rows';

export type Level = 'dimension' | 'indicator' | 'subIndicator';

/** What stands in the table one below the other. */
export type Line =
  | { kind: 'row'; key: string; indent: boolean }
  | {
      kind: 'heading';
      id: string;
      level: Level;
      code: string | null;
      name: string;
      /** Of a sub-indicator: one of its items, through which its score is known and given. */
      item?: Confirmation;
    };

/** Rows without headings, in the order that they have. */
export function flat(keys: readonly string[]): Line[] {
  return keys.map((key) => ({ kind: 'row', key, indent: false }));
}

/** The rows under the plan's headings; a heading with nothing below it is left out. */
export function underHeadings(keys: readonly string[], byKey: ReadonlyMap<string, Row>, branches: readonly SubIndicatorBranch[]): Line[] {
  const below = new Map<string, Row[]>();
  for (const key of keys) {
    const row = byKey.get(key);
    if (row !== undefined) {
      const rows = below.get(row.item.subIndicator);
      if (rows === undefined) {
        below.set(row.item.subIndicator, [row]);
      } else {
        rows.push(row);
      }
    }
  }
  const lines: Line[] = [];
  let dimensionNow: string | null = null;
  let indicatorNow: string | null = null;
  const placed = new Set<string>();
  for (const { dimension, indicator, subIndicator } of branches) {
    const rows = below.get(subIndicator.code);
    const item = rows?.[0]?.item;
    if (rows === undefined || item === undefined) {
      continue;
    }
    if (dimensionNow !== dimension.code) {
      lines.push({ kind: 'heading', id: `dimension ${dimension.code}`, level: 'dimension', code: null, name: dimension.nameTh });
      dimensionNow = dimension.code;
    }
    if (indicatorNow !== indicator.code) {
      indicatorNow = indicator.code;
      if (!repeatsItself(indicator, subIndicator)) {
        lines.push({ kind: 'heading', id: `indicator ${indicator.code}`, level: 'indicator', code: indicator.code, name: indicator.nameTh });
      }
    }
    lines.push({ kind: 'heading', id: `sub ${subIndicator.code}`, level: 'subIndicator', code: subIndicator.code, name: subIndicator.nameTh, item });
    for (const { key } of rows) {
      lines.push({ kind: 'row', key, indent: true });
      placed.add(key);
    }
  }
  // What the round's plan does not name any more is still to be decided about
  return [...lines, ...keys.filter((key) => !placed.has(key)).map((key): Line => ({ kind: 'row', key, indent: false }))];
}
