import { bangkokDay, daysUntil } from '@/format/dates';
import type { BureauHome, HomeFigures, VariableLine } from './api/home';

/** Variables with work, the one that waits longest first, and the others in the plan's order. */
export function byUrgency(variables: readonly VariableLine[]): { waiting: VariableLine[]; others: VariableLine[] } {
  const waits = (line: VariableLine) => line.figures.counts.AWAITING > 0;
  const since = (line: VariableLine) => (line.figures.waitingSince === null ? Infinity : Date.parse(line.figures.waitingSince));
  return {
    // what is as old stays in the plan's order; of what is not known when it came, nobody says that it came first
    waiting: variables.filter(waits).sort((a, b) => (since(a) === since(b) ? 0 : since(a) - since(b))),
    others: variables.filter((line) => !waits(line)),
  };
}

export function allOf({ counts }: HomeFigures): number {
  return counts.NOT_REPORTED + counts.AWAITING + counts.REJECTED + counts.CONFIRMED;
}

/** Whole days in Bangkok since then; 0 on the same day. */
export function daysSince(instant: string, now: string): number {
  return Math.max(0, -daysUntil(bangkokDay(new Date(instant)), bangkokDay(new Date(now))));
}

/** What to say about the time that is left. */
export function windowState({ opens, daysLeft, asOf }: BureauHome): 'windowNotYet' | 'windowOver' | 'windowLast' | 'window' {
  if (bangkokDay(new Date(asOf)) < opens) {
    return 'windowNotYet';
  }
  return daysLeft < 0 ? 'windowOver' : daysLeft === 0 ? 'windowLast' : 'window';
}
