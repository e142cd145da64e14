import { describe, expect, it } from 'vitest';
import { ownCloses, sheetCloses } from './effective-window';

describe('the closing day of a sheet', () => {
  it('is the window’s while there are no items', () => {
    expect(sheetCloses(undefined, '2016-04-30')).toBe('2016-04-30');
    expect(sheetCloses([], '2016-04-30')).toBe('2016-04-30');
  });

  it('is moved when all items are extended', () => {
    expect(sheetCloses([{ closes: '2016-05-15' }, { closes: '2016-05-20' }], '2016-04-30')).toBe('2016-05-15');
  });

  it('is told beside the items that have longer than the rest', () => {
    expect(sheetCloses([{ closes: '2016-04-30' }, { closes: '2016-05-20' }], '2016-04-30')).toBe('2016-04-30');
    expect(ownCloses({ closes: '2016-05-20' }, '2016-04-30')).toBe('2016-05-20');
    expect(ownCloses({ closes: '2016-04-30' }, '2016-04-30')).toBeNull();
  });

  it('is the window’s own where an item does not know its day yet', () => {
    expect(sheetCloses([{ closes: null }, { closes: '2016-05-20' }], '2016-04-30')).toBe('2016-04-30');
    expect(ownCloses({ closes: null }, '2016-04-30')).toBeNull();
  });
});
