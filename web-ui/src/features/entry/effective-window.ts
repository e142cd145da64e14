/** Until when an item may be reported, extensions included; `closes` is the window's own last day where nothing is extended. */
interface Closing {
  closes: string;
}

/**
 * The last day of a whole sheet: the earliest of its items, so that it is moved by an extension for all, for the office, or for every bureau,
 * and not by one that only some items have.
 */
export function sheetCloses(entries: readonly Closing[] | undefined, windowCloses: string): string {
  return entries === undefined || entries.length === 0 ? windowCloses : entries.reduce((earliest, { closes }) => (closes < earliest ? closes : earliest), entries[0]?.closes ?? windowCloses);
}

/** The day to tell beside an item: only where it may be reported longer than the rest of the sheet. */
export function ownCloses(entry: Closing, sheet: string): string | null {
  return entry.closes > sheet ? entry.closes : null;
}
