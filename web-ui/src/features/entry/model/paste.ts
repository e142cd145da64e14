import { isNumber } from '@/format/numbers';

/** A row of the sheet where something may be pasted. */
export interface PasteRow {
  variable: string;
  locked: boolean;
}

export interface PastePlan {
  /** What is typed where. Empty cells leave what is there. */
  texts: Map<string, string>;
  /** Rows that may not be changed; what was meant for them is left out. */
  locked: string[];
  /** Codes that are not on this sheet. */
  unknown: string[];
  /** Rows of the clipboard beyond the sheet's last one. */
  beyond: number;
}

/** The rows of cells that a spreadsheet puts on the clipboard: tabs between cells, quotes around cells with line breaks. */
export function clipboardRows(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  do {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(plain.slice(at));
    const cell = quoted?.[0] ?? /^[^\t\n]*/.exec(plain.slice(at))?.[0] ?? '';
    rows.at(-1)?.push((quoted?.[1]?.replaceAll('""', '"') ?? cell).trim());
    at += cell.length;
    if (plain[at] === '\n') {
      rows.push([]);
    }
  } while (at++ < plain.length);
  return rows;
}

/**
 * Where pasted cells go. Two columns whose first names variables of the sheet go to those; otherwise the first column goes down from the row
 * that is in use, row by row as the sheet shows them, whether a row is locked or not: what stands beside each other stays beside each other.
 */
export function planPaste(text: string, rows: readonly PasteRow[], from: string): PastePlan {
  const cells = clipboardRows(text);
  const rowOf = new Map(rows.map((row) => [row.variable.toLowerCase(), row]));
  const named = cells.filter(([code = '', value]) => value !== undefined && rowOf.has(code.toLowerCase()));
  const plan: PastePlan = { texts: new Map(), locked: [], unknown: [], beyond: 0 };
  const put = (row: PasteRow, value: string) => {
    if (value === '') {
      return;
    }
    if (row.locked) {
      plan.locked.push(row.variable);
    } else {
      plan.texts.set(row.variable, value);
    }
  };
  if (named.length > 0) {
    cells.forEach(([code = '', value = ''], at) => {
      const row = rowOf.get(code.toLowerCase());
      if (row !== undefined) {
        put(row, value);
      } else if (code !== '' && (at > 0 || isNumber(value))) {
        plan.unknown.push(code); // a heading above the first row is no code
      }
    });
    return plan;
  }
  const start = rows.findIndex(({ variable }) => variable === from);
  cells.forEach(([value = ''], at) => {
    const row = rows[start + at];
    if (row !== undefined) {
      put(row, value);
    } else if (value !== '') {
      plan.beyond++;
    }
  });
  return plan;
}
