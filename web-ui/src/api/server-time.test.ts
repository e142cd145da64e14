import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteServerTime, onServerTime, serverNow } from './server-time';

const pc = Date.parse('2016-04-30T09:00:00Z');
const answer = (date: string, cache = 'no-cache, no-store') => new Headers({ Date: new Date(date).toUTCString(), 'Cache-Control': cache });

describe("the server's time", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: pc });
    noteServerTime(answer('2016-04-30T09:00:00Z'), pc, pc);
  });
  afterEach(() => vi.useRealTimers());

  it('is the own clock where both agree', () => {
    noteServerTime(answer('2016-04-30T09:00:01Z'), pc, pc + 200);
    expect(serverNow()).toBe(pc);
  });

  it('is followed where the clock of the PC is wrong, and told to who waits for it', () => {
    const told = vi.fn();
    const forget = onServerTime(told);
    noteServerTime(answer('2016-05-01T10:30:00Z'), pc, pc + 100);
    expect(Math.abs(serverNow() - Date.parse('2016-05-01T10:30:00Z'))).toBeLessThan(1_000);
    expect(told).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    noteServerTime(answer('2016-05-01T10:31:00Z'), Date.now(), Date.now() + 100);
    expect(told).toHaveBeenCalledOnce();
    forget();
  });

  it('is not taken from the browser’s store', () => {
    noteServerTime(answer('2016-04-01T00:00:00Z', 'max-age=600'), pc, pc + 1);
    expect(serverNow()).toBe(pc);
  });
});
