import { describe, expect, it } from 'vitest';
import { aDimension, anEntry, anIndicator, aPlan, aSubIndicator } from './an-entry';
import { filterOf, hold, isFiltering, passes, toggled, withFilter, type Filter } from './filter';
import { allRows, sectionsOf } from './sections';

const plan = aPlan(aDimension('EXT', anIndicator('1', aSubIndicator('1', 'A', 'B', 'C'))));
const rows = allRows(
  sectionsOf(plan, [anEntry('1.A'), anEntry('1.B', { value: '4', status: 'AWAITING' }), anEntry('1.C', { status: 'REJECTED' })]),
);
const found = (filter: Partial<Filter>, unsaved = new Set<string>()) =>
  rows.filter((row) => passes(row, 'ร้อยละผู้เรียน', { marks: [], search: '', ...filter }, unsaved)).map(({ entry }) => entry.variable);

describe('the filter of a sheet', () => {
  it('lets everything through until something is asked for', () => {
    expect(found({})).toEqual(['1.A', '1.B', '1.C']);
    expect(isFiltering({ marks: [], search: '  ' })).toBe(false);
  });

  it('shows rows with any of the marks', () => {
    expect(found({ marks: ['AWAITING', 'REJECTED'] })).toEqual(['1.B', '1.C']);
  });

  it('knows as missing also what was rejected without a value', () => {
    expect(found({ marks: ['missing'] })).toEqual(['1.A', '1.C']);
  });

  it('finds what was typed and not stored', () => {
    expect(found({ marks: ['unsaved'] }, new Set(['1.B']))).toEqual(['1.B']);
  });

  it('searches names and codes, also of what a row stands under', () => {
    expect(found({ search: '1.b' })).toEqual(['1.B']);
    expect(found({ search: 'ผู้เรียน' })).toHaveLength(3);
    expect(found({ search: 'ครู' })).toEqual([]);
  });

  it('lives in the address and leaves the rest of it alone', () => {
    const address = withFilter(new URLSearchParams('round=krs-2559-6m'), { marks: ['missing', 'REJECTED'], search: 'O-NET' });
    expect(address.get('round')).toBe('krs-2559-6m');
    expect(filterOf(address)).toEqual({ marks: ['missing', 'REJECTED'], search: 'O-NET' });
    expect(withFilter(address, { marks: [], search: '' }).toString()).toBe('round=krs-2559-6m');
    expect(filterOf(new URLSearchParams('mark=NONSENSE')).marks).toEqual([]);
  });

  it('is switched on and off mark by mark', () => {
    const on = toggled({ marks: ['AWAITING'], search: '' }, 'missing');
    expect(on.marks).toEqual(['missing', 'AWAITING']);
    expect(toggled(on, 'AWAITING').marks).toEqual(['missing']);
  });
});

describe('a row that the filter has shown', () => {
  const before = hold({ key: '', variables: new Set() }, 'missing', ['1.A', '1.C']);

  it('stays when its status changes', () => {
    expect(hold(before, 'missing', ['1.C'])).toBe(before);
  });

  it('is joined by others that come to match', () => {
    expect([...hold(before, 'missing', ['1.B', '1.C']).variables]).toEqual(['1.A', '1.C', '1.B']);
  });

  it('goes when the filter is touched', () => {
    expect([...hold(before, 'AWAITING', ['1.B']).variables]).toEqual(['1.B']);
  });
});
