import type { Plan } from '@/plan/plan';
import type { Entry } from '../api/sheet';

/** An item of a sheet for tests: nothing reported, open in April 2016. */
export function anEntry(variable: string, more: Partial<Entry> = {}): Entry {
  return {
    round: 'krs-2559-6m',
    variable,
    office: '8101',
    subIndicator: variable.slice(0, variable.lastIndexOf('.')),
    status: 'NOT_REPORTED',
    value: null,
    unit: 'คน',
    revision: 0,
    selfScore: '1.0000',
    officialScore: '1.0000',
    reason: null,
    fixBy: null,
    reopenedUntil: null,
    evidenceCount: 0,
    newForMe: false,
    previous: null,
    warnings: [],
    editable: true,
    lockedBecause: null,
    min: '0',
    max: '10000000',
    decimals: 0,
    nameTh: `ตัวแปร ${variable}`,
    description: null,
    evidenceRequired: false,
    opens: '2016-04-01',
    closes: '2016-04-30',
    carriedFrom: null,
    ...more,
  };
}

type Dimension = Plan['dimensions'][number];
type Indicator = Dimension['indicators'][number];
type SubIndicator = Indicator['subIndicators'][number];

export function aPlan(...dimensions: Dimension[]): Plan {
  return {
    plan: 'krs-2559',
    programme: 'KRS',
    nameTh: 'ผัง',
    fiscalYear: 2559,
    version: 1,
    policy: 'UNDECIDED_COUNTS_ONE',
    deviationPercent: 50,
    dimensions,
  };
}

export function aDimension(code: string, ...indicators: Indicator[]): Dimension {
  return { code, nameTh: `มิติ ${code}`, indicators };
}

export function anIndicator(code: string, ...subIndicators: SubIndicator[]): Indicator {
  return { code, nameTh: `ตัวชี้วัด ${code}`, subIndicators };
}

export function aSubIndicator(code: string, ...ids: string[]): SubIndicator {
  return {
    code,
    nameTh: `ย่อย ${code}`,
    weight: '5',
    mode: 'NORMAL',
    fourEyes: false,
    bureau: 'BTL',
    reporters: { kind: 'ALL', offices: [] },
    scoring: { kind: 'BINARY', formula: 'A', levels: [] },
    variables: ids.map((id) => ({
      code: `${code}.${id}`,
      id,
      nameTh: `ตัวแปร ${code}.${id}`,
      unitTh: 'คน',
      min: '0',
      max: '10000000',
      decimals: 0,
      evidenceRequired: false,
      carryForward: false,
      description: null,
      open: true,
      cumulative: false,
    })),
  };
}
