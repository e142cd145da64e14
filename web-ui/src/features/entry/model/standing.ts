import type { Entry } from '../api/sheet';
import type { Row } from './sections';

/** Variables whose typed value is not stored: refused, or overtaken by a colleague. The person has to do something about them. */
export type Unsaved = ReadonlySet<string>;

/** What is left to do in a part of the sheet. */
export interface Standing {
  missing: number;
  rejected: number;
  /** Typed and not stored. */
  refused: number;
}

/** Nothing is reported, also where a rejection stands on nothing. */
export function isMissing({ value }: Pick<Entry, 'value'>): boolean {
  return value === null;
}

/** Whether a warning still waits for the reporter's word. */
export function isDoubtful({ warnings }: Pick<Entry, 'warnings'>): boolean {
  return warnings.some(({ explanation }) => explanation === null);
}

export function standingOf(rows: readonly Row[], unsaved: Unsaved): Standing {
  const standing: Standing = { missing: 0, rejected: 0, refused: 0 };
  for (const { entry } of rows) {
    if (unsaved.has(entry.variable)) {
      standing.refused++;
    }
    if (entry.status === 'REJECTED') {
      standing.rejected++;
    } else if (isMissing(entry)) {
      standing.missing++;
    }
  }
  return standing;
}

interface ToDo {
  unsaved: Unsaved;
  /** Whether something stands in the field, stored or still on its way. */
  isTyped: (variable: string) => boolean;
  mayEdit: (entry: Entry) => boolean;
}

/**
 * The next row, after the one in use and around to the start, that waits for its reporter: unsaved ones and empty ones. What can be filled in
 * comes first; if nothing can, the next that is empty all the same, so that its row says why.
 */
export function nextToDo(rows: readonly Row[], from: string | null, step: 1 | -1, { unsaved, isTyped, mayEdit }: ToDo): string | null {
  const waiting = rows.filter(({ entry }) => unsaved.has(entry.variable) || (isMissing(entry) && !isTyped(entry.variable)));
  const open = waiting.filter(({ entry }) => mayEdit(entry));
  const candidates = new Set((open.length > 0 ? open : waiting).map(({ entry }) => entry.variable));
  const order = rows.map(({ entry }) => entry.variable);
  const start = from === null ? (step === 1 ? -1 : order.length) : order.indexOf(from);
  for (let away = 1; away <= order.length; away++) {
    const variable = order[(start + step * away + 2 * order.length) % order.length];
    if (variable !== undefined && candidates.has(variable)) {
      return variable;
    }
  }
  return null;
}
