import { describe, expect, it } from 'vitest';
import { daysAreWrong, exportUrl, filterOf, isNarrowed, itemUrl, queryOf } from './filter';

const of = (search: string) => filterOf(new URLSearchParams(search), 'krs-2559-6m');

describe('the filter of the history', () => {
  it('is read from the address, and what makes no sense there is left out', () => {
    expect(of('office=8101&step=rejected&person=สม&from=2016-05-01')).toEqual({
      round: 'krs-2559-6m', variable: null, office: '8101', step: 'rejected', person: 'สม', from: '2016-05-01', to: null,
    });
    expect(of('step=exploded&from=yesterday&to=2016-99-99&variable=')).toEqual({ round: 'krs-2559-6m', variable: null, office: null, step: null, person: '', from: null, to: null });
  });

  it('asks only for what was chosen', () => {
    expect(queryOf(of('person=%20%20&variable=2.A'))).toEqual({ round: 'krs-2559-6m', variable: '2.A' });
    expect(exportUrl(of('person=สม+ใจ'), 'csv')).toBe(`/api/v1/confirmations/history/export?round=krs-2559-6m&person=${encodeURIComponent('สม')}+${encodeURIComponent('ใจ')}&format=csv`);
  });

  it('knows whether it narrows anything', () => {
    expect(isNarrowed(of(''))).toBe(false);
    expect(isNarrowed(of('to=2016-05-01'))).toBe(true);
  });

  it('knows days in the wrong order', () => {
    expect(daysAreWrong(of('from=2016-05-02&to=2016-05-01'))).toBe(true);
    expect(daysAreWrong(of('from=2016-05-02&to=2016-05-02'))).toBe(false);
    expect(daysAreWrong(of('to=2016-05-02'))).toBe(false);
  });

  it('leads back to the item among the other offices', () => {
    expect(itemUrl({ round: 'r', variable: '2.A', office: '8101', officeName: 'สพป.กระบี่' })).toBe(`/certification/variable?round=r&variable=2.A&q=${encodeURIComponent('สพป.กระบี่')}`);
    expect(itemUrl({ round: 'r', variable: '2.A', office: '8101', officeName: null })).toContain('q=8101');
  });
});
