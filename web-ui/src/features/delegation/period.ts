import { daysUntil } from '@/format/dates';
import type { Delegation } from './api/delegations';

/** The latest last day of a period that begins on a day: a year at most, as the server has it. */
export function latestUntil(from: string): string {
  const inAYear = new Date(`${from}T00:00:00Z`);
  inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1);
  // 29 February has no counterpart: the month before the overflow ends the year
  if (inAYear.getUTCDate() !== Number(from.slice(8))) {
    inAYear.setUTCDate(0);
  }
  inAYear.setUTCDate(inAYear.getUTCDate() - 1);
  return inAYear.toISOString().slice(0, 10);
}

export type Lack = 'colleague' | 'from' | 'until';

export interface Draft {
  bureau: string;
  colleague: string | null;
  from: string | null;
  until: string | null;
  note: string;
}

export function lacksOf(draft: Draft): Lack[] {
  return (['colleague', 'from', 'until'] as const).filter((field) => draft[field] === null);
}

/** A last day that no longer fits its first day is asked anew. */
export function withFrom(draft: Draft, from: string | null): Draft {
  const fits = from === null || draft.until === null || (draft.until >= from && draft.until <= latestUntil(from));
  return { ...draft, from, until: fits ? draft.until : null };
}

/** How near its end or its beginning is, as a word and days; null once it is past. */
export function nearness({ state, from, until }: Pick<Delegation, 'state' | 'from' | 'until'>, today: string): { word: 'today' | 'days' | 'tomorrow' | 'starts'; count: number } | null {
  if (state === 'IN_FORCE') {
    const count = daysUntil(until, today);
    return { word: count <= 0 ? 'today' : 'days', count };
  }
  if (state === 'COMING') {
    const count = daysUntil(from, today);
    return { word: count <= 1 ? 'tomorrow' : 'starts', count };
  }
  return null;
}

/** What is in force before what is coming, each by the day that comes next; what is past stays the newest first. */
export function nextFirst(delegations: Delegation[]): Delegation[] {
  const rank = ({ state }: Delegation) => ({ IN_FORCE: 0, COMING: 1, OVER: 2, ENDED: 2 })[state];
  const next = ({ state, from, until }: Delegation) => (state === 'IN_FORCE' ? until : state === 'COMING' ? from : '');
  return [...delegations].sort((a, b) => rank(a) - rank(b) || next(a).localeCompare(next(b)));
}
