import { describe, expect, it } from 'vitest';
import { anEntry } from './an-entry';
import { extendedUntil } from './notes';

const extended = anEntry('1.A', { closes: '2016-05-10' });
const told = (entry: typeof extended) => extendedUntil(entry, null, '2016-04-30', '2016-05-01');

describe('a row that is open longer than its sheet', () => {
  it('says until when', () => {
    expect(told(extended)).toBe('2016-05-10');
  });

  it('names one day only where it may be fixed for longer still', () => {
    expect(told({ ...extended, status: 'REJECTED', fixBy: '2016-05-20' })).toBeNull();
    expect(told({ ...extended, status: 'REJECTED', fixBy: '2016-05-05' })).toBe('2016-05-10');
  });
});
