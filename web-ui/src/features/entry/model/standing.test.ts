import { describe, expect, it } from 'vitest';
import { aDimension, anEntry, anIndicator, aPlan, aSubIndicator } from './an-entry';
import { allRows, sectionsOf } from './sections';
import { isDoubtful, nextToDo, standingOf } from './standing';

const plan = aPlan(aDimension('EXT', anIndicator('1', aSubIndicator('1', 'A', 'B', 'C', 'D'))));
const rows = allRows(
  sectionsOf(plan, [
    anEntry('1.A'),
    anEntry('1.B', { value: '4', status: 'AWAITING' }),
    anEntry('1.C', { status: 'REJECTED' }),
    anEntry('1.D', { value: '9', status: 'AWAITING' }),
  ]),
);
const nobody = new Set<string>();
const everything = () => true;

describe('what is left in a section', () => {
  it('counts a rejected row once, whether it has a value or not', () => {
    expect(standingOf(rows, new Set(['1.B']))).toEqual({ missing: 1, rejected: 1, refused: 1 });
  });

  it('is doubtful only as long as a warning is not explained', () => {
    const warning = { rule: 'evidence-missing', message: '', arguments: [], explanation: null } as const;
    expect(isDoubtful(anEntry('1.A', { warnings: [{ ...warning, arguments: [] }] }))).toBe(true);
    const explained = { ...warning, arguments: [], explanation: { text: 'ส่งแล้ว', by: 'สมใจ', at: '2016-04-02T03:00:00Z' } };
    expect(isDoubtful(anEntry('1.A', { warnings: [explained] }))).toBe(false);
  });
});

describe('the next row to do', () => {
  it('is the first that is empty, then the one after the row in use, and around', () => {
    expect(nextToDo(rows, null, nobody, everything)).toBe('1.A');
    expect(nextToDo(rows, '1.A', nobody, everything)).toBe('1.C');
    expect(nextToDo(rows, '1.D', nobody, everything)).toBe('1.A');
  });

  it('goes back too', () => {
    expect(nextToDo(rows, null, nobody, everything, -1)).toBe('1.C');
    expect(nextToDo(rows, '1.C', nobody, everything, -1)).toBe('1.A');
    expect(nextToDo(rows, '1.A', nobody, everything, -1)).toBe('1.C');
  });

  it('may be one whose value was not stored', () => {
    expect(nextToDo(rows, '1.C', new Set(['1.D']), everything)).toBe('1.D');
  });

  it('is one that can be filled in, unless none can', () => {
    expect(nextToDo(rows, null, nobody, ({ variable }) => variable === '1.C')).toBe('1.C');
    expect(nextToDo(rows, null, nobody, () => false)).toBe('1.A');
  });

  it('is none when everything is there', () => {
    expect(nextToDo(rows.filter(({ entry }) => entry.value !== null), '1.B', nobody, everything)).toBeNull();
  });
});
