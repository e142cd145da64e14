import { childCount, LEVELS, type Part } from './tree';

/** A line of the tree as it is shown. */
export interface Row {
  part: Part;
  depth: number;
  /** null where nothing hangs from it. */
  expanded: boolean | null;
}

/** The lines that are to be seen: what hangs from a folded part is left out. */
export function rowsOf(parts: Part[], folded: ReadonlySet<string>): Row[] {
  const hidden = new Set<string>();
  const rows: Row[] = [];
  for (const part of parts) {
    const out = part.parent !== null && (hidden.has(part.parent) || folded.has(part.parent));
    if (out) {
      hidden.add(part.key);
    } else {
      rows.push({ part, depth: LEVELS.indexOf(part.level), expanded: childCount(part) === 0 ? null : !folded.has(part.key) });
    }
  }
  return rows;
}

/** What a key does in a tree (WAI-ARIA): go to another line, fold or unfold. */
export type TreeMove = { go: string } | { fold: string } | { unfold: string[] };

export function treeKey(rows: Row[], current: string, key: string): TreeMove | undefined {
  const at = rows.findIndex((row) => row.part.key === current);
  const row = rows[at];
  if (row === undefined) {
    return undefined;
  }
  const go = (target: Row | undefined): TreeMove | undefined => (target === undefined ? undefined : { go: target.part.key });
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      return row.expanded === null ? undefined : row.expanded ? go(rows[at + 1]) : { unfold: [current] };
    case 'ArrowLeft':
      if (row.expanded === true) {
        return { fold: current };
      }
      return row.part.parent === null ? undefined : { go: row.part.parent };
    case '*':
      return { unfold: rows.filter((each) => each.part.parent === row.part.parent).map((each) => each.part.key) };
    default:
      return undefined;
  }
}

/** The next line after the current one whose name or code begins with what is typed. */
export function typeAhead(rows: Row[], current: string, typed: string): string | undefined {
  const at = Math.max(0, rows.findIndex((row) => row.part.key === current));
  const from = typed.length > 1 ? at : at + 1;
  const round = [...rows.slice(from), ...rows.slice(0, from)];
  const wanted = typed.toLocaleLowerCase('th');
  return round.find(({ part }) => part.data.nameTh.toLocaleLowerCase('th').startsWith(wanted) || part.data.code.toLowerCase().startsWith(wanted))?.part.key;
}

/** Whatever a part hangs from, nearest first. */
export function ancestorsOf(parts: Part[], key: string): string[] {
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const above: string[] = [];
  for (let parent = byKey.get(key)?.parent ?? null; parent !== null; parent = byKey.get(parent)?.parent ?? null) {
    above.push(parent);
  }
  return above;
}
