import { describe, expect, it } from 'vitest';
import type { Delegation } from './api/delegations';
import { lacksOf, latestUntil, nearness, nextFirst, withFrom, type Draft } from './period';

const draft: Draft = { bureau: 'BTL', colleague: 'btl-2', from: '2016-05-02', until: '2016-05-13', note: '' };

describe('the period of a delegation', () => {
  it('is a year at most, last day included', () => {
    expect(latestUntil('2015-10-01')).toBe('2016-09-30');
    expect(latestUntil('2016-01-01')).toBe('2016-12-31');
    expect(latestUntil('2016-02-29')).toBe('2017-02-27');
  });

  it('asks for the last day anew when it no longer fits the first', () => {
    expect(withFrom(draft, '2016-05-13').until).toBe('2016-05-13');
    expect(withFrom(draft, '2016-05-14').until).toBeNull();
    expect(withFrom(draft, '2015-05-02').until).toBeNull();
    expect(withFrom(draft, null).until).toBe('2016-05-13');
  });

  it('lacks what is not chosen', () => {
    expect(lacksOf(draft)).toEqual([]);
    expect(lacksOf({ ...draft, colleague: null, from: null, until: null })).toEqual(['colleague', 'from', 'until']);
  });

  it('tells how near its end or beginning is', () => {
    const period = { from: '2016-05-02', until: '2016-05-13' };
    expect(nearness({ ...period, state: 'IN_FORCE' }, '2016-05-13')).toEqual({ word: 'today', count: 0 });
    expect(nearness({ ...period, state: 'IN_FORCE' }, '2016-05-03')).toEqual({ word: 'days', count: 10 });
    expect(nearness({ ...period, state: 'COMING' }, '2016-05-01')).toEqual({ word: 'tomorrow', count: 1 });
    expect(nearness({ ...period, state: 'COMING' }, '2016-04-01')).toEqual({ word: 'starts', count: 31 });
    expect(nearness({ ...period, state: 'OVER' }, '2016-06-01')).toBeNull();
  });
});

describe('the list', () => {
  it('has what is in force before what is coming, the next day first', () => {
    const row = (id: string, state: Delegation['state'], from: string, until: string): Delegation => ({
      id, state, from, until, bureau: 'BTL', colleague: id, note: null, givenBy: '', givenAt: '', endedBy: null, endedAt: null, mayEnd: false,
    });
    const rows = [row('c2', 'COMING', '2016-06-09', '2016-06-10'), row('f2', 'IN_FORCE', '2016-05-01', '2016-05-30'), row('c1', 'COMING', '2016-06-01', '2016-06-30'), row('f1', 'IN_FORCE', '2016-05-02', '2016-05-13')];
    expect(nextFirst(rows).map(({ id }) => id)).toEqual(['f1', 'f2', 'c1', 'c2']);
    expect(nextFirst([row('new', 'ENDED', '2016-01-01', '2016-01-02'), row('old', 'OVER', '2015-01-01', '2015-01-02')]).map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
