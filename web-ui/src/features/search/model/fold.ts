/** A text as it is compared, and where in the written text each of its characters comes from. */
export interface Folded {
  text: string;
  /** For each character of `text` the place of its first and behind its last written one. */
  from: number[];
  to: number[];
}

const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';
/** Neither blanks nor points count: สพป.เชียงใหม่ เขต 2 is found by สพป เชียงใหม่เขต2, 1.1.1.A also by 111A. */
const IGNORED = /[\s.]|\u200b|\u200c|\u200d/;

/**
 * Case, blanks, points, Thai digits and two ways to write the same (เเ for แ, ํา for ำ) make no difference. Thai has no blanks between words,
 * so that a match may begin anywhere.
 */
export function fold(written: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  for (let at = 0; at < written.length; ) {
    const pair = written.slice(at, at + 2);
    const length = pair === 'เเ' || pair === 'ํา' ? 2 : 1;
    const sign = pair === 'เเ' ? 'แ' : pair === 'ํา' ? 'ำ' : written.charAt(at);
    if (!IGNORED.test(sign)) {
      const digit = THAI_DIGITS.indexOf(sign);
      // a character whose small form is longer stays as it is: places are counted one by one
      const small = sign.toLowerCase();
      folded.text += digit >= 0 ? String(digit) : small.length === 1 ? small : sign;
      folded.from.push(at);
      folded.to.push(at + length);
    }
    at += length;
  }
  return folded;
}

/** What was typed, as it is compared. */
export function folded(typed: string): string {
  return fold(typed).text;
}

/** A written text in pieces, every second one of them matched: plain, matched, plain … */
export function pieces(written: string, needle: string): string[] {
  const haystack = fold(written);
  const found = needle === '' ? -1 : haystack.text.indexOf(needle);
  if (found < 0) {
    return [written];
  }
  const start = haystack.from[found] ?? 0;
  const end = haystack.to[found + needle.length - 1] ?? written.length;
  return [written.slice(0, start), written.slice(start, end), written.slice(end)];
}
