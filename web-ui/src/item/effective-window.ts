/**
 * Until when an item may be reported or certified, extensions included; `closes` is the window's own last day where nothing is extended, and
 * null while that is not known.
 */
interface Closing {
  closes: string | null;
}

/**
 * The last day of a whole sheet: the earliest of its items, so that it is moved by an extension for all, for the office, or for every bureau,
 * and not by one that only some items have.
 */
export function sheetCloses(entries: readonly Closing[] | undefined, windowCloses: string): string {
  const days = (entries ?? []).map(({ closes }) => closes ?? windowCloses);
  return days.length === 0 ? windowCloses : days.reduce((earliest, closes) => (closes < earliest ? closes : earliest));
}

/** The day to tell beside an item: only where it is open longer than the rest of the sheet. */
export function ownCloses(entry: Closing, sheet: string): string | null {
  return entry.closes !== null && entry.closes > sheet ? entry.closes : null;
}
