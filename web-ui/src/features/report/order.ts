import { compareThai } from '@/format/collation';
import { compareScores } from '@/format/numbers';
import type { OfficeScores } from '@/score/scores';

export const COLUMNS = ['name', 'self', 'ifAll', 'official'] as const;
export type Column = (typeof COLUMNS)[number];

/** A column and its direction as the URL carries them: name, -official. */
export interface Order {
  column: Column;
  descending: boolean;
}

export function orderOf(text: string | null): Order {
  const descending = text?.startsWith('-') ?? false;
  const column = COLUMNS.find((each) => each === text?.replace(/^-/, ''));
  return column === undefined ? { column: 'name', descending: false } : { column, descending };
}

export function textOf({ column, descending }: Order): string {
  return (descending ? '-' : '') + column;
}

/** What a click on a head does: scores start with the highest, names with ก; a second click turns it round. */
export function clicked(now: Order, column: Column): Order {
  return now.column === column ? { column, descending: !now.descending } : { column, descending: column !== 'name' };
}

export function ordered(offices: readonly OfficeScores[], { column, descending }: Order): OfficeScores[] {
  const byName = (a: OfficeScores, b: OfficeScores) => compareThai(a.officeNameTh, b.officeNameTh);
  const score = (office: OfficeScores) =>
    column === 'self' ? office.total?.selfAssessed : column === 'ifAll' ? office.total?.ifAllConfirmed : office.total?.official;
  const turn = descending ? -1 : 1;
  return [...offices].sort((a, b) =>
    column === 'name' ? turn * byName(a, b) : turn * compareScores(score(a) ?? null, score(b) ?? null) || byName(a, b),
  );
}
