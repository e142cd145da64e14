import type { Entry } from '../api/sheet';

/** Why a row cannot be changed, with the day that it turns on. */
export type Lock = { why: 'confirmed' } | { why: 'carried' } | { why: 'notYet'; date: string } | { why: 'closed'; date: string };

type Terms = Pick<Entry, 'editable' | 'lockedBecause' | 'opens' | 'closes' | 'fixBy' | 'reopenedUntil'>;

/**
 * The service's answer, and the clock's where a last day has passed since: at midnight the fields lock before the next answer comes.
 *
 * @param today in Bangkok, yyyy-MM-dd
 */
export function lockOf(entry: Terms, today: string): Lock | null {
  if (entry.lockedBecause === 'CONFIRMED') {
    return { why: 'confirmed' };
  }
  if (entry.lockedBecause === 'CARRIED_FORWARD') {
    return { why: 'carried' };
  }
  if (entry.lockedBecause === null && isWithin(entry, today)) {
    return null;
  }
  return today < entry.opens ? { why: 'notYet', date: entry.opens } : { why: 'closed', date: entry.closes };
}

/** Whether the item's window, a reopening or a fix-by date lasts. */
function isWithin({ opens, closes, fixBy, reopenedUntil }: Terms, today: string): boolean {
  const lasts = (day: string | null) => day !== null && today <= day;
  return (opens <= today && today <= closes) || lasts(fixBy) || lasts(reopenedUntil);
}
