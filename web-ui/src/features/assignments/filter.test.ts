import { describe, expect, it } from 'vitest';
import { excelUrl, type Assignment } from './api/assignments';
import { filterOf, indicatorsOf, linesOf, matching, subIndicatorsIn } from './filter';

const row = (change: Partial<Assignment>): Assignment => ({
  dimension: '1',
  dimensionNameTh: 'มิติภายนอก',
  indicator: '1.1',
  indicatorNameTh: 'ร้อยละผู้เรียนต่อประชากรกลุ่มอายุ',
  subIndicator: '1.1.1',
  subIndicatorNameTh: 'ระดับมัธยมศึกษาตอนต้น',
  variable: '1.1.1.A',
  nameTh: 'จำนวนผู้เรียน',
  unitTh: 'คน',
  weight: '5',
  mode: 'NORMAL',
  bureau: 'BTL',
  bureauNameTh: 'สำนักเทคโนโลยีเพื่อการเรียนการสอน',
  reporters: { kind: 'ALL', offices: [] },
  officeCount: 225,
  open: true,
  carryForward: false,
  ...change,
});

const rows = [
  row({}),
  row({ variable: '1.1.1.B', nameTh: 'ประชากร 12–14 ปี' }),
  row({ subIndicator: '1.1.2', subIndicatorNameTh: 'ระดับมัธยมศึกษาตอนปลาย', variable: '1.1.2.A' }),
  row({ dimension: '2', dimensionNameTh: 'มิติภายใน', indicator: '2', indicatorNameTh: 'การประหยัดพลังงาน', subIndicator: '2', subIndicatorNameTh: 'การประหยัดพลังงาน', variable: '2.A', nameTh: 'ไฟฟ้า' }),
];

describe('the assignments', () => {
  it('begin at the own organisation, and where the address says', () => {
    expect(filterOf(new URLSearchParams(), { office: '8101', bureau: null })).toMatchObject({ view: 'office', office: '8101' });
    expect(filterOf(new URLSearchParams(), { office: null, bureau: 'BTL' })).toMatchObject({ view: 'bureau', bureau: 'BTL' });
    expect(filterOf(new URLSearchParams(), { office: null, bureau: null }).view).toBe('indicator');
    expect(filterOf(new URLSearchParams('view=bureau&bureau=all&q=ไฟ'), { office: '8101', bureau: 'BTL' })).toEqual({
      view: 'bureau',
      bureau: null,
      office: '8101',
      indicator: null,
      typed: 'ไฟ',
    });
  });

  it('are found by any of their names, whatever the spaces', () => {
    expect(matching(rows, { indicator: null, typed: '12–14ปี' }).map(({ variable }) => variable)).toEqual(['1.1.1.B']);
    expect(matching(rows, { indicator: '2', typed: '' }).map(({ variable }) => variable)).toEqual(['2.A']);
    expect(matching(rows, { indicator: null, typed: 'มัธยม' })).toHaveLength(3);
    expect(subIndicatorsIn(rows)).toBe(3);
    expect(indicatorsOf(rows).map(({ value }) => value)).toEqual(['1.1', '2']);
  });

  it('tell each level once, and not twice what an indicator and its only sub-indicator share', () => {
    expect(linesOf(rows).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'dimension d/1',
      'indicator i/1.1',
      'subIndicator s/1.1.1',
      'variable 1.1.1.A',
      'variable 1.1.1.B',
      'subIndicator s/1.1.2',
      'variable 1.1.2.A',
      'dimension d/2',
      'subIndicator s/2',
      'variable 2.A',
    ]);
  });

  it('come as a workbook with the same filter', () => {
    expect(excelUrl({ round: 'krs-2559-6m', bureau: 'BTL', office: null, indicator: null })).toBe('/api/v1/assignments?round=krs-2559-6m&format=xlsx&bureau=BTL');
  });
});
