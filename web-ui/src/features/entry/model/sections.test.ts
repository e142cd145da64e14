import { describe, expect, it } from 'vitest';
import { aDimension, anEntry, anIndicator, aPlan, aSubIndicator } from './an-entry';
import { allRows, foldable, narrowed, pathOf, rowsOf, sectionsOf } from './sections';

const plan = aPlan(
  aDimension('EXT', anIndicator('1.1', aSubIndicator('1.1.1', 'A', 'B'), aSubIndicator('1.1.2', 'A')), anIndicator('1.2', aSubIndicator('1.2', 'A'))),
  aDimension('INT', anIndicator('2', aSubIndicator('2', 'A'))),
);
const codes = (rows: ReturnType<typeof allRows>) => rows.map(({ entry }) => entry.variable);

describe('the sections of a sheet', () => {
  it('hold what the office is asked for, in the order of the plan, and nothing else', () => {
    const sections = sectionsOf(plan, [anEntry('1.2.A'), anEntry('1.1.1.B'), anEntry('1.1.1.A')]);
    expect(sections.map(({ code }) => code)).toEqual(['EXT']);
    expect(codes(allRows(sections))).toEqual(['1.1.1.A', '1.1.1.B', '1.2.A']);
  });

  it('are one line where an indicator only repeats its sub-indicator', () => {
    const [external] = sectionsOf(plan, [anEntry('1.1.1.A'), anEntry('1.2.A')]);
    expect(external?.indicators.map(({ code, single }) => [code, single])).toEqual([
      ['1.1', false],
      ['1.2', true],
    ]);
  });

  it('fold by dimension and by indicator', () => {
    expect(foldable(sectionsOf(plan, [anEntry('1.1.1.A'), anEntry('2.A')]))).toEqual(['d:EXT', 'i:1.1', 'd:INT', 'i:2']);
  });

  it('tell what has to be open for a variable to be seen', () => {
    const sections = sectionsOf(plan, [anEntry('1.1.1.A'), anEntry('2.A')]);
    expect(pathOf(sections, '2.A')).toEqual(['d:INT', 'i:2']);
    expect(pathOf(sections, '9.A')).toEqual([]);
  });

  it('are left out with their last row', () => {
    const sections = sectionsOf(plan, [anEntry('1.1.1.A'), anEntry('1.1.2.A', { status: 'REJECTED' }), anEntry('2.A')]);
    const rejected = narrowed(sections, ({ entry }) => entry.status === 'REJECTED');
    expect(codes(allRows(rejected))).toEqual(['1.1.2.A']);
    expect(rejected[0]?.indicators[0]?.subs).toHaveLength(1);
    expect(rejected[0] && codes(rowsOf(rejected[0]))).toEqual(['1.1.2.A']);
  });
});
