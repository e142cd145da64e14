import { ownCloses } from '@/item/effective-window';
import type { Entry } from '../api/sheet';
import type { Lock } from './lock';

/** Until when this item alone is open, by an extension or a reopening; null where it goes with the sheet or is not open. */
export function extendedUntil(entry: Entry, lock: Lock | null, closes: string, today: string): string | null {
  const longer = ownCloses(entry, closes);
  // A day to fix it by that comes later is what counts, and is told with the rejection
  const later = entry.status === 'REJECTED' && entry.fixBy !== null && longer !== null && entry.fixBy >= longer;
  return lock === null && longer !== null && longer >= today && !later ? longer : null;
}

export function reopenedUntil({ status, reopenedUntil: until }: Entry, today: string): string | null {
  return status !== 'CONFIRMED' && until !== null && until >= today ? until : null;
}

/** Whether there is anything to say below a row. */
export function hasNotes(entry: Entry, lock: Lock | null, closes: string, today: string): boolean {
  return (
    entry.warnings.length > 0 ||
    entry.carriedFrom !== null ||
    entry.status === 'REJECTED' ||
    (entry.status === 'CONFIRMED' && entry.reason !== null) ||
    extendedUntil(entry, lock, closes, today) !== null ||
    reopenedUntil(entry, today) !== null
  );
}
