/** The rows that are marked, and from where Shift extends. */
export interface Selection {
  keys: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING: Selection = { keys: new Set(), anchor: null };

export function toggledRow({ keys }: Selection, key: string): Selection {
  const then = new Set(keys);
  if (!then.delete(key)) {
    then.add(key);
  }
  return { keys: then, anchor: key };
}

/** Marks everything between the anchor and a row, as they are shown; rows outside stay as they are. */
export function extendedTo(selection: Selection, key: string, shown: readonly string[]): Selection {
  const [from, to] = [shown.indexOf(selection.anchor ?? key), shown.indexOf(key)];
  if (from < 0 || to < 0) {
    return { keys: new Set([...selection.keys, key]), anchor: key };
  }
  const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set([...selection.keys, ...between]), anchor: selection.anchor ?? key };
}

/** All that is shown, or nothing if all of it is marked already. */
export function allShown(selection: Selection, shown: readonly string[]): Selection {
  return shown.every((key) => selection.keys.has(key)) ? NOTHING : { keys: new Set(shown), anchor: selection.anchor };
}

/** Only what can be seen stays marked: nobody decides on a row that a filter hides. The same object if nothing changes. */
export function within(selection: Selection, shown: readonly string[]): Selection {
  const there = new Set(shown);
  return [...selection.keys].every((key) => there.has(key))
    ? selection
    : { keys: new Set([...selection.keys].filter((key) => there.has(key))), anchor: selection.anchor };
}
