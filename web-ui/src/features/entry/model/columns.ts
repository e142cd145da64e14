import type { Entry } from '../api/sheet';

export type Column = 'status' | 'name' | 'value' | 'unit' | 'range' | 'previous' | 'self' | 'official' | 'files';
export type Room = 'wide' | 'middle' | 'narrow';

/** What has a column of its own; where there is less room, unit, range and last round's value go under the name, the mark loses its word. */
const COLUMNS: Record<Room, readonly Column[]> = {
  wide: ['status', 'name', 'value', 'unit', 'range', 'previous', 'self', 'official', 'files'],
  middle: ['status', 'name', 'value', 'self', 'official', 'files'],
  narrow: ['status', 'name', 'value', 'self', 'files'],
};

/** The same array each time, so that rows are not drawn anew for it. */
const WITHOUT_PREVIOUS: Record<Room, readonly Column[]> = {
  ...COLUMNS,
  wide: COLUMNS.wide.filter((column) => column !== 'previous'),
};

export function columnsFor(room: Room, previous: boolean): readonly Column[] {
  return (previous ? COLUMNS : WITHOUT_PREVIOUS)[room];
}

/** The round that last round's values are of: '' if not all of one, null if there are none. */
export function previousRound(entries: readonly Pick<Entry, 'previous'>[]): string | null {
  const rounds = new Set(entries.flatMap(({ previous }) => (previous === null ? [] : [previous.round])));
  const [only] = rounds;
  return only === undefined ? null : rounds.size === 1 ? only : '';
}
