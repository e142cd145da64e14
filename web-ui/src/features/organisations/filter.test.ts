import { describe, expect, it } from 'vitest';
import type { Organisation } from '@/organisation/organisations';
import { countsByKind, filterOf, isThereOn, matching, ordered, timeOf } from './filter';
import { PROVINCES, provinceName } from './provinces';

const office = (code: string, nameTh: string, more: Partial<Organisation> = {}): Organisation => ({
  code,
  kind: 'PRIMARY',
  nameTh,
  nameEn: `Office ${code}`,
  shortTh: null,
  provinces: ['TH-34'],
  since: null,
  until: null,
  revision: 1,
  ...more,
});

const ALL = { province: null, text: '', on: null };

describe('an organisation over time', () => {
  const merged = { since: '2015-10-01', until: '2018-09-30' };

  it('is there from its first to its last day, both included', () => {
    expect(['2015-09-30', '2015-10-01', '2018-09-30', '2018-10-01'].map((day) => isThereOn(merged, day))).toEqual([false, true, true, false]);
  });

  it('without dates is always there', () => {
    expect(isThereOn({ since: null, until: null }, '1900-01-01')).toBe(true);
  });

  it('has ended or has not begun', () => {
    expect(timeOf(merged, '2026-01-01')).toBe('ended');
    expect(timeOf(merged, '2010-01-01')).toBe('notYet');
    expect(timeOf(merged, '2016-01-01')).toBe('there');
  });
});

describe('the list', () => {
  const list = [
    office('BTL', 'สำนักเทคโนโลยีเพื่อการเรียนการสอน', { kind: 'BUREAU', provinces: [], shortTh: 'สทร.' }),
    office('1010', 'สพป.อุบลราชธานี เขต 10'),
    office('1002', 'สพป.อุบลราชธานี เขต 2', { until: '2018-09-30' }),
    office('M29', 'สพม. เขต 29', { kind: 'SECONDARY', provinces: ['TH-34', 'TH-37'], since: '2018-10-01' }),
  ];
  const codes = (found: Organisation[]) => found.map(({ code }) => code);

  it('is found by a part of a name, short name or code', () => {
    expect(codes(matching(list, { ...ALL, text: 'อุบล' }))).toEqual(['1010', '1002']);
    expect(codes(matching(list, { ...ALL, text: 'สทร' }))).toEqual(['BTL']);
    expect(codes(matching(list, { ...ALL, text: ' m29 ' }))).toEqual(['M29']);
  });

  it('is found by province and by day', () => {
    expect(codes(matching(list, { ...ALL, province: 'TH-37' }))).toEqual(['M29']);
    expect(codes(matching(list, { ...ALL, on: '2018-09-30' }))).toEqual(['BTL', '1010', '1002']);
    expect(codes(matching(list, { ...ALL, on: '2018-10-01' }))).toEqual(['BTL', '1010', 'M29']);
  });

  it('is counted by kind', () => {
    expect(countsByKind(list)).toEqual({ PRIMARY: 2, SECONDARY: 1, BUREAU: 1 });
  });

  it('has offices before bureaus, เขต 2 before เขต 10', () => {
    expect(codes(ordered(list))).toEqual(['1002', '1010', 'M29', 'BTL']);
  });
});

describe('an address', () => {
  it('names the filter', () => {
    expect(filterOf(new URLSearchParams('kind=BUREAU&province=TH-10&q=a&on=2018-10-01'))).toEqual({ kind: 'BUREAU', province: 'TH-10', text: 'a', on: '2018-10-01' });
  });

  it('that names nonsense filters nothing', () => {
    expect(filterOf(new URLSearchParams('kind=SCHOOL&on=2018-13-45'))).toEqual({ kind: null, province: null, text: '', on: null });
  });
});

describe('the provinces', () => {
  it('are 77 with the capital', () => {
    expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(77);
    expect(provinceName('TH-81', 'th')).toBe('กระบี่');
    expect(provinceName('TH-99', 'th')).toBe('TH-99');
  });
});
