/** Bangkok has no summer time: midnight there is always 17:00 of the day before in UTC. */
const BANGKOK = '+07:00';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The first instant after a day (yyyy-MM-dd) in Bangkok: it counts whole (spec §7). */
export function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00${BANGKOK}`) + DAY;
}

/** What is left, as exactly as it matters: hours while there are days, minutes within a day, seconds in the last ten minutes. */
export type Left =
  | { kind: 'days'; days: number; hours: number }
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'seconds'; minutes: number; seconds: number }
  | { kind: 'lastMinute'; seconds: number }
  | { kind: 'over' };

export function left(millis: number): Left {
  if (millis <= 0) {
    return { kind: 'over' };
  }
  const whole = Math.ceil(millis / SECOND) * SECOND;
  if (whole >= DAY) {
    return { kind: 'days', days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) };
  }
  if (whole >= HOUR) {
    return { kind: 'hours', hours: Math.floor(whole / HOUR), minutes: Math.floor((whole % HOUR) / MINUTE) };
  }
  const minutes = Math.floor(whole / MINUTE);
  if (whole > 10 * MINUTE) {
    return { kind: 'minutes', minutes };
  }
  const seconds = Math.floor((whole % MINUTE) / SECOND);
  return minutes > 0 ? { kind: 'seconds', minutes, seconds } : { kind: 'lastMinute', seconds };
}

/** Milliseconds until {@link left} may say something else; null when it is over. */
export function untilNext(millis: number): number | null {
  if (millis <= 0) {
    return null;
  }
  // A second that has begun still counts: the minute changes one second before it is full
  return millis <= 11 * MINUTE ? ((millis - 1) % SECOND) + 1 : ((millis + SECOND - 1) % MINUTE) + 1;
}

/** What is worth saying aloud; all between is for the eyes. */
export type Milestone = 'day' | 'hour' | 'tenMinutes' | 'oneMinute' | 'over';

export function milestone(millis: number): Milestone | null {
  return millis <= 0 ? 'over' : millis <= MINUTE ? 'oneMinute' : millis <= 10 * MINUTE ? 'tenMinutes' : millis <= HOUR ? 'hour' : millis <= DAY ? 'day' : null;
}
