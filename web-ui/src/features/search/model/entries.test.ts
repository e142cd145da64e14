import { describe, expect, it } from 'vitest';
import type { Organisation } from '@/organisation/organisations';
import type { Plan, SubIndicator } from '@/plan/plan';
import type { Me, Role } from '@/session/me';
import { officeEntries, planEntries } from './entries';

const sub = (code: string, bureau: string, reporters: SubIndicator['reporters'], ...ids: string[]): SubIndicator => ({
  code,
  nameTh: `ย่อย ${code}`,
  weight: '5',
  bureau,
  reporters,
  mode: 'NORMAL',
  fourEyes: false,
  scoring: { kind: 'LINEAR', formula: 'A', levels: [] },
  variables: ids.map((id) => ({
    code: `${code}.${id}`,
    id,
    nameTh: `ตัวแปร ${code}.${id}`,
    unitTh: 'คน',
    min: '0',
    max: '10',
    decimals: 0,
    evidenceRequired: false,
    carryForward: false,
    description: null,
    open: id !== 'Z',
    cumulative: false,
  })),
});
const plan: Plan = {
  plan: 'krs-2559',
  programme: 'KRS',
  nameTh: 'ผัง',
  fiscalYear: 2559,
  version: 1,
  policy: 'UNDECIDED_COUNTS_ONE',
  deviationPercent: 50,
  dimensions: [
    {
      code: 'EXT',
      nameTh: 'มิติภายนอก',
      indicators: [
        { code: '1', nameTh: 'หลัก 1', subIndicators: [sub('1.1', 'BTL', { kind: 'ALL', offices: [] }, 'Z', 'A'), sub('1.2', 'BPP', { kind: 'SECONDARY', offices: [] }, 'A')] },
        { code: '2', nameTh: 'ย่อย 2', subIndicators: [sub('2', 'PSDG', { kind: 'LIST', offices: ['8102'] }, 'A')] },
      ],
    },
  ],
};
const office = (code: string, kind: 'PRIMARY' | 'SECONDARY'): Organisation => ({
  code,
  kind,
  nameTh: `สพป.${code}`,
  nameEn: `Office ${code}`,
  shortTh: null,
  provinces: ['TH-81'],
  since: null,
  until: null,
  revision: 1,
});
const OFFICES = [office('8101', 'PRIMARY'), office('8102', 'PRIMARY'), office('M13', 'SECONDARY')];

function seeker(...roles: [Role, string?][]) {
  const me: Me = {
    id: '1',
    username: 'somebody',
    name: 'somebody',
    roles: roles.map(([role]) => role),
    organisations: roles.flatMap(([role, code]) => (code === undefined ? [] : [{ code, kind: 'PRIMARY' as const, nameTh: code, nameEn: code, roles: [role] }])),
  };
  return { me, round: 'r', language: 'th' as const };
}
const ways = (...roles: [Role, string?][]) => Object.fromEntries(planEntries(plan, OFFICES, seeker(...roles)).map(({ id, to }) => [id, to]));

describe('a variable leads', () => {
  it('a certifier to the worklist where it is the own bureau’s, else to who has to do with it', () => {
    const there = ways(['CERTIFIER', 'BTL']);
    expect(there['variable:1.1.A']).toBe('/certification/variable?round=r&variable=1.1.A');
    expect(there['sub-indicator:1.1']).toBe('/certification/variable?round=r&variable=1.1.A');
    expect(there['indicator:1']).toBe('/certification/variable?round=r&variable=1.1.A');
    expect(there['variable:1.2.A']).toBe('/assignments?round=r&view=indicator&indicator=1&q=1.2.A');
  });

  it('a reporter to the own sheet where the office reports it', () => {
    const there = ways(['REPORTER', '8101']);
    expect(there['variable:1.1.A']).toBe('/entry?round=r&office=8101&q=1.1.A');
    expect(there['variable:1.2.A']).toContain('/assignments?');
    expect(there['variable:2.A']).toContain('/assignments?');
    expect(ways(['REPORTER', 'M13'])['variable:1.2.A']).toBe('/entry?round=r&office=M13&q=1.2.A');
    expect(ways(['REPORTER', '8102'])['variable:2.A']).toBe('/entry?round=r&office=8102&q=2.A');
  });

  it('nobody to the items of a closed one, which has none', () => {
    expect(ways(['CERTIFIER', 'BTL'])['variable:1.1.Z']).toContain('/assignments?');
    expect(ways(['REPORTER', '8101'])['variable:1.1.Z']).toContain('/assignments?');
  });

  it('once: an indicator that repeats its sub-indicator is not told twice', () => {
    expect(Object.keys(ways(['EXECUTIVE']))).toEqual(['indicator:1', 'sub-indicator:1.1', 'variable:1.1.Z', 'variable:1.1.A', 'sub-indicator:1.2', 'variable:1.2.A', 'sub-indicator:2', 'variable:2.A']);
  });
});

describe('an office leads', () => {
  const to = (...roles: [Role, string?][]) => officeEntries(OFFICES, seeker(...roles)).map((entry) => entry.to);

  it('its reporter to its sheet; others’ are not told', () => {
    expect(to(['REPORTER', '8101'])).toEqual(['/entry?round=r&office=8101']);
  });

  it('a certifier to its worklist, psdg and executives to its score card', () => {
    expect(to(['CERTIFIER', 'BTL'])[0]).toBe('/certification/office?round=r&office=8101');
    expect(to(['PSDG'], ['CERTIFIER', 'PSDG'])[0]).toBe('/report?round=r&office=8101');
    expect(to(['EXECUTIVE'])[2]).toBe('/report?round=r&office=M13');
  });

  it('nobody without a role anywhere', () => {
    expect(to()).toEqual([]);
  });

  it('is known by its name and province in both languages', () => {
    expect(officeEntries(OFFICES, seeker(['EXECUTIVE']))[0]).toMatchObject({ code: '8101', about: 'กระบี่', also: ['Office 8101', 'Krabi'] });
  });
});
