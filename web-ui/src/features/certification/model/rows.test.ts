import { describe, expect, it } from 'vitest';
import { aConfirmation } from './a-confirmation';
import type { Confirmation } from './decision';
import { arranged, compareRows, deviation, filterOf, keyOf, NO_FILTER, nextOf, outOfPlace, passes, sortOf, toggled, withFilter, type Row } from './rows';

const row = (name: string, over: Partial<Confirmation> = {}, place = 0): Row => {
  const item = aConfirmation({ office: name, officeNameTh: name, ...over });
  return { key: keyOf(item), item, name, about: '', provinces: ['TH-81'], place };
};
const previous = (value: string | null) => ({ round: 'krs-2558-12m', value });

describe('the filter of a worklist', () => {
  it('is in the address, so that a page can be sent to a colleague', () => {
    const address = new URLSearchParams('round=r&status=REJECTED,AWAITING,nonsense&kind=PRIMARY&province=TH-81&changed=1&since=2016-05-02T10:00:00%2B07:00&outliers=unexplained&proposed=1&q=%E0%B8%81&sort=-deviation');
    const filter = filterOf(address);
    expect(filter).toEqual({
      marks: ['AWAITING', 'REJECTED'],
      kind: 'PRIMARY',
      province: 'TH-81',
      changed: true,
      since: '2016-05-02T03:00:00.000Z',
      outliers: 'unexplained',
      proposed: true,
      search: 'ก',
    });
    expect(sortOf(address)).toEqual({ by: 'deviation', descending: true });
    const again = withFilter(new URLSearchParams('round=r'), filter, sortOf(address));
    expect(filterOf(again)).toEqual(filter);
    expect(withFilter(again, NO_FILTER, null).toString()).toBe('round=r');
    expect(filterOf(new URLSearchParams('since=yesterday&kind=BUREAU&outliers=some'))).toEqual(NO_FILTER);
  });

  it('lets through what has any of the marks, and all of the other conditions', () => {
    const krabi = row('สพป.กระบี่', { changedSinceConfirmed: true });
    const marks = toggled(toggled(NO_FILTER, 'AWAITING'), 'CONFIRMED');
    expect(marks.marks).toEqual(['AWAITING', 'CONFIRMED']);
    expect(passes(krabi, marks)).toBe(true);
    expect(passes(krabi, { ...marks, kind: 'SECONDARY' })).toBe(false);
    expect(passes(krabi, { ...marks, province: 'TH-10' })).toBe(false);
    expect(passes(krabi, { ...marks, changed: true, since: '2016-04-18T03:00:00Z', search: 'กระ บี่' })).toBe(true);
    expect(passes(krabi, { ...marks, since: '2016-04-18T03:00:01Z' })).toBe(false);
    expect(passes(krabi, { ...marks, proposed: true })).toBe(false);
  });

  it('knows doubtful values from those that the office has explained', () => {
    const explained = { rule: 'far-from-previous', message: '', arguments: [], explanation: { text: 'โอนมา', by: 'สมหญิง', at: '2016-04-18T03:00:00Z' } } as const;
    const doubtful = row('ก', { warnings: [{ ...explained, arguments: [] }] });
    expect(passes(doubtful, { ...NO_FILTER, outliers: 'any' })).toBe(true);
    expect(passes(doubtful, { ...NO_FILTER, outliers: 'unexplained' })).toBe(false);
    expect(passes(row('ข'), { ...NO_FILTER, outliers: 'any' })).toBe(false);
  });
});

describe('the order of a worklist', () => {
  it('is by deviation from last round; what is not known comes last both ways', () => {
    const rows = [
      row('ก', { value: '50', previous: previous('100') }),
      row('ข', { value: '300', previous: previous('100') }),
      row('ค', { value: null, previous: previous('100') }),
      row('ง', { value: '5', previous: null }),
    ];
    const names = (descending: boolean) => [...rows].sort(compareRows({ by: 'deviation', descending })).map(({ name }) => name);
    expect(names(true)).toEqual(['ข', 'ก', 'ค', 'ง']);
    expect(names(false)).toEqual(['ก', 'ข', 'ค', 'ง']);
  });

  it('compares with last round only where there is something to compare with', () => {
    expect(deviation({ value: '150', previous: previous('100') })).toBe(50);
    expect(deviation({ value: '0', previous: previous('0') })).toBe(0);
    expect(deviation({ value: '5', previous: previous('0') })).toBeNull();
    expect(deviation({ value: '5', previous: previous(null) })).toBeNull();
  });

  it('of names is that of a Thai dictionary', () => {
    const rows = [row('สพป.เชียงใหม่ เขต 10'), row('สพป.เชียงใหม่ เขต 2'), row('สพป.ชลบุรี เขต 1')];
    expect(arranged(rows, NO_FILTER, { by: 'name', descending: false }).map((key) => key.slice(4))).toEqual([
      'สพป.ชลบุรี เขต 1',
      'สพป.เชียงใหม่ เขต 2',
      'สพป.เชียงใหม่ เขต 10',
    ]);
  });
});

describe('rows that stay in their places while one works', () => {
  it('are counted where they would come, go or move', () => {
    expect(outOfPlace(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(0);
    expect(outOfPlace(['a', 'b', 'c'], ['a', 'c'])).toBe(1);
    expect(outOfPlace(['a', 'b', 'c'], ['d', 'a', 'b', 'c'])).toBe(1);
    expect(outOfPlace(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toBe(1);
  });

  it('are passed to the next one that fits, round the end', () => {
    const fits = (key: string) => key === 'b' || key === 'd';
    const keys = ['a', 'b', 'c', 'd'];
    expect(nextOf(keys, 'b', 1, fits)).toEqual({ key: 'd', wrapped: false });
    expect(nextOf(keys, 'd', 1, fits)).toEqual({ key: 'b', wrapped: true });
    expect(nextOf(keys, 'b', -1, fits)).toEqual({ key: 'd', wrapped: true });
    expect(nextOf(keys, null, 1, fits)).toEqual({ key: 'b', wrapped: false });
    expect(nextOf(['b'], 'b', 1, fits)).toBeNull();
    expect(nextOf([], null, 1, fits)).toBeNull();
  });
});
