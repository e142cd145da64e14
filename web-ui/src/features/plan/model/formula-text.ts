/** A text and where the caret stands in it. */
export interface Edited {
  text: string;
  caret: number;
}

/** Puts a word at the caret (in place of what is selected), with a blank where two words would run together. */
export function insertAt(text: string, from: number, to: number, word: string): Edited {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const left = /[A-Za-z0-9.]$/.test(before) && /^[A-Za-z0-9]/.test(word) ? ' ' : '';
  const right = /^[A-Za-z0-9]/.test(after) && /[A-Za-z0-9]$/.test(word) ? ' ' : '';
  return { text: before + left + word + right + after, caret: before.length + left.length + word.length };
}

/** What stands left of the caret and may become a variable: Latin or Thai letters. Null where there is none. */
export function wordBefore(text: string, caret: number): { from: number; word: string } | null {
  const match = /[A-Za-z\u0E00-\u0E4F]+$/.exec(text.slice(0, caret));
  return match ? { from: match.index, word: match[0] } : null;
}

/** The text cut at the fault: before it, the character itself, after it. `position` counts from 1; at the end the fault is what is missing. */
export function markedAt(text: string, position: number | null): { before: string; fault: string; after: string } | null {
  if (position === null || position < 1) {
    return null;
  }
  const characters = Math.min(position - 1, text.length);
  return { before: text.slice(0, characters), fault: text.slice(characters, characters + 1), after: text.slice(characters + 1) };
}
