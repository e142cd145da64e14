const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';

/** Groups the thousands of an exact decimal without ever making it a floating-point number: 1234567.50 → 1,234,567.50. */
export function grouped(decimal: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (!match) {
    return decimal;
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}

/**
 * What a person typed or pasted as the server reads it: Thai digits as Arabic ones, no blanks around it, no thousands' commas where each
 * parts exactly three digits. Nothing is guessed: 1,2 and 0,125 and 1 2 stay as they are. Empty is null.
 */
export function typedNumber(text: string): string | null {
  const plain = text
    .trim()
    .replace(/[๐-๙]/g, (digit) => String(THAI_DIGITS.indexOf(digit)))
    .replace(/^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/, (number) => number.replaceAll(',', ''));
  return plain === '' ? null : plain;
}

/** Whether what was typed is a number, or nothing at all. */
export function isNumber(text: string): boolean {
  const plain = typedNumber(text);
  return plain === null || /^-?\d+(\.\d+)?$/.test(plain);
}

/** Whether two decimals are the same number whatever their zeros: 4 and 4.00. */
export function sameDecimal(one: string | null, other: string | null): boolean {
  if (one === null || other === null) {
    return one === other;
  }
  return canonical(one) === canonical(other);
}

function canonical(decimal: string): string {
  const match = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(decimal);
  if (!match) {
    return decimal;
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = (whole === '' ? '0' : whole) + (fraction === '' ? '' : `.${fraction}`);
  return digits === '0' ? '0' : sign + digits;
}

/** Orders scores of the form 1.0000–5.0000 (and nulls first), exactly. */
export function compareScores(one: string | null, other: string | null): number {
  const [a, b] = [one ?? '', other ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1–5, 0–100,000, and as people say large round numbers: 0–10 ล้าน. */
export function range(min: string, max: string, million: string): string {
  const told = (decimal: string) => (/^\d+0{6}$/.test(decimal) ? `${grouped(decimal.slice(0, -6))} ${million}` : grouped(decimal));
  return `${told(min)}–${told(max)}`;
}

/** 47 KB, 9.8 MB. */
export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
