import { sameDecimal, typedNumber } from '@/format/numbers';

/** A score from 1 to 5 with at most four decimals as it is sent, or null. */
export function auditScore(typed: string): string | null {
  const number = typedNumber(typed);
  return number !== null && /^(?:[1-4](?:\.\d{1,4})?|5(?:\.0{1,4})?)$/.test(number) ? number : null;
}

/** Whether a score needs a reason: it is not what the system computed. */
export function needsReason(score: string, computed: string): boolean {
  return !sameDecimal(score, computed);
}
