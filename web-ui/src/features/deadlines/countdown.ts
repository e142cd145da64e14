import { daysUntil } from '@/format/dates';

export type Countdown = { state: 'UNKNOWN' } | { state: 'BEFORE' | 'OPEN' | 'LAST' | 'ENDED'; days: number };

interface Window {
  opens: string | null;
  closes: string | null;
  lastDay: string | null;
}

/** How far a window is on a day; the last day is whole, so 0 days are left on it. */
export function countdown({ opens, closes, lastDay }: Window, today: string): Countdown {
  const end = lastDay ?? closes;
  if (opens === null || end === null) {
    return { state: 'UNKNOWN' };
  }
  if (today < opens) {
    return { state: 'BEFORE', days: daysUntil(opens, today) };
  }
  const left = daysUntil(end, today);
  return left < 0 ? { state: 'ENDED', days: -left } : { state: left === 0 ? 'LAST' : 'OPEN', days: left };
}

/** 05:30:00 → 05:30. */
export function clockTime(time: string): string {
  return time.slice(0, 5);
}
