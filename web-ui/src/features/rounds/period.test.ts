import { describe, expect, it } from 'vitest';
import { isClosed, periodOf, standingOf, suggestedName, suggestedWindows } from './period';

describe('a new round', () => {
  it('is named as the manual names rounds', () => {
    expect(suggestedName(6, 2559)).toBe('รอบ 6 เดือน ปี 59');
    expect(suggestedName(12, 2600)).toBe('รอบ 12 เดือน ปี 00');
  });

  it('tells the results from 1 October of the year before', () => {
    expect(periodOf(6, 2559)).toEqual({ opens: '2015-10-01', closes: '2016-03-31' });
    expect(periodOf(9, 2559)).toEqual({ opens: '2015-10-01', closes: '2016-06-30' });
    expect(periodOf(12, 2559)).toEqual({ opens: '2015-10-01', closes: '2016-09-30' });
  });

  it('has windows after its period: a month to report, two to certify', () => {
    expect(suggestedWindows(6, 2559)).toEqual({
      reporting: { opens: '2016-04-01', closes: '2016-04-30' },
      certification: { opens: '2016-04-01', closes: '2016-05-31' },
    });
    expect(suggestedWindows(12, 2559).certification).toEqual({ opens: '2016-10-01', closes: '2016-11-30' });
  });
});

describe('a window', () => {
  const window = { opens: '2016-04-01', closes: '2016-04-30' };

  it('lasts from its first through its last day', () => {
    expect(standingOf(window, '2016-03-31')).toBe('BEFORE');
    expect(standingOf(window, '2016-04-01')).toBe('OPEN');
    expect(standingOf(window, '2016-04-30')).toBe('OPEN');
    expect(standingOf(window, '2016-05-01')).toBe('CLOSED');
  });

  it('keeps the round open while one of both is', () => {
    const round = { reporting: window, certification: { opens: '2016-04-01', closes: '2016-05-31' } };
    expect(isClosed(round, '2016-05-31')).toBe(false);
    expect(isClosed(round, '2016-06-01')).toBe(true);
  });
});
