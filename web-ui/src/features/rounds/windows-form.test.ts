import { describe, expect, it } from 'vitest';
import { byYear } from './order';
import { daysOf, faultsOf, NO_DAYS, windowsOf } from './windows-form';
import type { Round } from '@/session/rounds';

const windows = {
  reporting: { opens: '2016-04-01', closes: '2016-04-30' },
  certification: { opens: '2016-04-01', closes: '2016-05-31' },
};

describe('the windows of a round', () => {
  it('are complete with four days in order, one-day windows too', () => {
    expect(windowsOf(daysOf(windows))).toEqual(windows);
    expect(faultsOf({ ...daysOf(windows), reportingCloses: '2016-04-01' })).toEqual({});
  });

  it('name the day that is missing or before its first', () => {
    expect(Object.keys(faultsOf(NO_DAYS))).toHaveLength(4);
    expect(faultsOf({ ...daysOf(windows), certificationCloses: '2016-03-31' })).toEqual({ certificationCloses: 'orderWrong' });
    expect(windowsOf(NO_DAYS)).toBeNull();
  });
});

describe('the list of rounds', () => {
  const round = (programme: string, fiscalYear: number, months: number) => ({ round: `${programme}-${fiscalYear}-${months}m`, programme, fiscalYear, months }) as Round;

  it('has the latest year first, KRS before ARS, shorter before longer', () => {
    const groups = byYear([round('ARS', 2559, 6), round('KRS', 2559, 12), round('KRS', 2560, 6), round('KRS', 2559, 6)]);
    expect(groups.flatMap((group) => group.rounds.map((each) => each.round))).toEqual([
      'KRS-2560-6m',
      'KRS-2559-6m',
      'KRS-2559-12m',
      'ARS-2559-6m',
    ]);
  });
});
