import { describe, expect, it } from 'vitest';
import type { OfficeScores } from '@/score/scores';
import { notYetScored, pause, risen } from './live-scores';

const scores: OfficeScores = {
  round: 'krs-2559-6m',
  office: '8101',
  officeNameTh: 'สพป.กระบี่',
  total: null,
  subIndicators: [
    {
      code: '2',
      nameTh: 'SLA',
      weight: '5',
      official: '1.0000',
      selfAssessed: '5.0000',
      ifAllConfirmed: '5.0000',
      status: 'AWAITING',
      audit: false,
      because: null,
      inputs: [{ variable: '2.A', revision: 1, status: 'AWAITING', value: '412' }],
    },
  ],
};

describe('live scores', () => {
  it('wait for a revision that they do not know yet', () => {
    const awaited = [
      { variable: '2.A', revision: 1, since: 0 },
      { variable: '2.B', revision: 1, since: 0 },
    ];
    expect(notYetScored(awaited, scores).map(({ variable }) => variable)).toEqual(['2.B']);
    expect(notYetScored(awaited, undefined)).toHaveLength(2);
  });

  it('are asked for quickly for five seconds, then at leisure', () => {
    const awaited = [{ variable: '2.B', revision: 1, since: 1_000 }];
    expect(pause(awaited, 2_000)).toBe(250);
    expect(pause(awaited, 6_000)).toBe(15_000);
    expect(pause([], 2_000)).toBe(15_000);
  });
});

describe('what was saved between two readings of the sheet', () => {
  it('is what has a newer revision, however it came there', () => {
    const before = [
      { variable: '2.A', revision: 1 },
      { variable: '2.B', revision: 0 },
    ];
    const now = [
      { variable: '2.A', revision: 1 },
      { variable: '2.B', revision: 1 },
      { variable: '3.A', revision: 4 },
    ];

    expect(risen(before, now, 7)).toEqual([{ variable: '2.B', revision: 1, since: 7 }]);
  });
});
