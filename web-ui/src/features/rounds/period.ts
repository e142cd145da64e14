import type { Schemas } from '@/api/client';

type Window = Schemas['Window'];

/** How long a round may be: it tells the results of so many months from the fiscal year's first day, 1 October. */
export const LENGTHS = [6, 9, 12] as const;
export type Months = (typeof LENGTHS)[number];

/** รอบ 6 เดือน ปี 59: as the manual names rounds. */
export function suggestedName(months: number, fiscalYear: number): string {
  return `รอบ ${months} เดือน ปี ${String(fiscalYear % 100).padStart(2, '0')}`;
}

/** First and last day of the results that a round is about; the fiscal year 2559 begins on 2015-10-01. */
export function periodOf(months: number, fiscalYear: number): Window {
  return { opens: isoDay(fiscalYear - 544, 9, 1), closes: isoDay(fiscalYear - 544, 9 + months, 0) };
}

/** Windows after the period: a month to report, and one more to certify. */
export function suggestedWindows(months: number, fiscalYear: number): { reporting: Window; certification: Window } {
  const year = fiscalYear - 544;
  const opens = isoDay(year, 9 + months, 1);
  return {
    reporting: { opens, closes: isoDay(year, 10 + months, 0) },
    certification: { opens, closes: isoDay(year, 11 + months, 0) },
  };
}

export type Standing = 'BEFORE' | 'OPEN' | 'CLOSED';

/** How a window stands on a day; it lasts through the whole of its last day. */
export function standingOf(window: Window, today: string): Standing {
  return today < window.opens ? 'BEFORE' : today > window.closes ? 'CLOSED' : 'OPEN';
}

/** Both windows are past: what the round says stays as it is. */
export function isClosed(round: { reporting: Window; certification: Window }, today: string): boolean {
  return standingOf(round.reporting, today) === 'CLOSED' && standingOf(round.certification, today) === 'CLOSED';
}

/** Day 0 is the last one of the month before; a month over 11 is in the next year. */
function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
