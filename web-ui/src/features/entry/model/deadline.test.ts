import { describe, expect, it } from 'vitest';
import { endOf, left, milestone, untilNext } from './deadline';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a last day', () => {
  it('counts whole, in Bangkok, wherever the PC is', () => {
    expect(new Date(endOf('2016-04-30')).toISOString()).toBe('2016-04-30T17:00:00.000Z');
    expect(new Date(endOf('2015-12-31')).toISOString()).toBe('2015-12-31T17:00:00.000Z');
  });
});

describe('what is left', () => {
  it('is told in days and hours, then in hours and minutes, minutes, and seconds at last', () => {
    expect(left(3 * DAY + 4 * HOUR + 59 * MINUTE)).toEqual({ kind: 'days', days: 3, hours: 4 });
    expect(left(DAY)).toEqual({ kind: 'days', days: 1, hours: 0 });
    expect(left(DAY - SECOND)).toEqual({ kind: 'hours', hours: 23, minutes: 59 });
    expect(left(HOUR)).toEqual({ kind: 'hours', hours: 1, minutes: 0 });
    expect(left(HOUR - SECOND)).toEqual({ kind: 'minutes', minutes: 59 });
    expect(left(10 * MINUTE + SECOND)).toEqual({ kind: 'minutes', minutes: 10 });
    expect(left(10 * MINUTE)).toEqual({ kind: 'seconds', minutes: 10, seconds: 0 });
    expect(left(61 * SECOND)).toEqual({ kind: 'seconds', minutes: 1, seconds: 1 });
  });

  it('is never nothing before the end, and nothing from then on', () => {
    expect(left(1)).toEqual({ kind: 'lastMinute', seconds: 1 });
    expect(left(0)).toEqual({ kind: 'over' });
    expect(left(-DAY)).toEqual({ kind: 'over' });
  });

  it('is looked at again exactly when it reads differently', () => {
    for (const millis of [3 * DAY + 5, DAY, DAY - 1, HOUR + 1, HOUR, 10 * MINUTE + 1, 10 * MINUTE, 61_234, 1]) {
      const pause = untilNext(millis) ?? 0;
      expect(pause).toBeGreaterThan(0);
      expect(pause).toBeLessThanOrEqual(MINUTE);
      if (millis <= 10 * MINUTE) {
        expect(left(millis - pause)).not.toEqual(left(millis));
      }
    }
    expect(untilNext(0)).toBeNull();
  });

  it('reads differently never sooner than it is looked at again', () => {
    for (let millis = 2 * HOUR; millis > 0; millis -= 7_777) {
      const pause = untilNext(millis) ?? 0;
      expect(left(millis - pause + 1)).toEqual(left(millis));
    }
  });

  it('is said aloud at milestones only', () => {
    expect([2 * DAY, DAY, HOUR, 10 * MINUTE, MINUTE, 0].map(milestone)).toEqual([null, 'day', 'hour', 'tenMinutes', 'oneMinute', 'over']);
    expect(milestone(5 * MINUTE)).toBe(milestone(4 * MINUTE));
  });
});
