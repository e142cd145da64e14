import { describe, expect, it } from 'vitest';
import { anEntry } from './an-entry';
import { lockOf } from './lock';

const open = anEntry('1.A');

describe('a row', () => {
  it('is open through the whole of its last day, and locks by itself the day after', () => {
    expect(lockOf(open, '2016-04-30')).toBeNull();
    expect(lockOf(open, '2016-05-01')).toEqual({ why: 'closed', date: '2016-04-30' });
  });

  it('stays open as long as a reopening or a fix-by date lasts', () => {
    expect(lockOf({ ...open, reopenedUntil: '2016-05-03' }, '2016-05-03')).toBeNull();
    expect(lockOf({ ...open, reopenedUntil: '2016-05-03' }, '2016-05-04')).toMatchObject({ why: 'closed' });
    expect(lockOf({ ...open, fixBy: '2016-05-02' }, '2016-05-02')).toBeNull();
  });

  it('that is locked says why', () => {
    const locked = { ...open, editable: false };
    expect(lockOf({ ...locked, lockedBecause: 'CONFIRMED' }, '2016-04-10')).toEqual({ why: 'confirmed' });
    expect(lockOf({ ...locked, lockedBecause: 'CARRIED_FORWARD' }, '2016-04-10')).toEqual({ why: 'carried' });
    expect(lockOf({ ...locked, lockedBecause: 'WINDOW_CLOSED' }, '2016-03-31')).toEqual({ why: 'notYet', date: '2016-04-01' });
  });
});
