import { describe, expect, it } from 'vitest';
import { countdown } from './countdown';

const window = { opens: '2016-05-01', closes: '2016-05-31', lastDay: '2016-05-31' };

describe('how far a window is', () => {
  it('counts to its first day, then to its last one, which is whole', () => {
    expect(countdown(window, '2016-04-29')).toEqual({ state: 'BEFORE', days: 2 });
    expect(countdown(window, '2016-05-01')).toEqual({ state: 'OPEN', days: 30 });
    expect(countdown(window, '2016-05-31')).toEqual({ state: 'LAST', days: 0 });
    expect(countdown(window, '2016-06-02')).toEqual({ state: 'ENDED', days: 2 });
  });

  it('goes by the latest extension, and says so where it is not known', () => {
    expect(countdown({ ...window, lastDay: '2016-06-07' }, '2016-06-02')).toEqual({ state: 'OPEN', days: 5 });
    expect(countdown({ opens: null, closes: null, lastDay: null }, '2016-06-02')).toEqual({ state: 'UNKNOWN' });
  });
});
