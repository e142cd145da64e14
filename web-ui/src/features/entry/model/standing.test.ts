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
const next = (from: string | null, step: 1 | -1 = 1, more: Partial<Parameters<typeof nextToDo>[3]> = {}) =>
  nextToDo(rows, from, step, { unsaved: new Set(), isTyped: () => false, mayEdit: () => true, ...more });

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
    expect(next(null)).toBe('1.A');
    expect(next('1.A')).toBe('1.C');
    expect(next('1.D')).toBe('1.A');
  });

  it('goes back too', () => {
    expect(next(null, -1)).toBe('1.C');
    expect(next('1.C', -1)).toBe('1.A');
    expect(next('1.A', -1)).toBe('1.C');
  });

  it('may be one whose value was not stored', () => {
    expect(next('1.C', 1, { unsaved: new Set(['1.D']) })).toBe('1.D');
  });

  it('is one that can be filled in, unless none can', () => {
    expect(next(null, 1, { mayEdit: ({ variable }) => variable === '1.C' })).toBe('1.C');
    expect(next(null, 1, { mayEdit: () => false })).toBe('1.A');
  });

  it('is not one that is typed and waits for the line', () => {
    expect(next('1.B', 1, { isTyped: () => true })).toBeNull();
  });
});
