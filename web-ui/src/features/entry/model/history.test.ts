import { describe, expect, it } from 'vitest';
import type { DecisionStep, EntryStep } from '../api/history';
import { together } from './history';

const reported = (sequence: number, at: string): EntryStep => ({
  sequence,
  step: 'REPORTED',
  at,
  by: 'สมใจ',
  value: String(sequence),
  previousValue: null,
  revision: sequence,
  rule: null,
  text: null,
  through: 'WINDOW',
  throughUntil: '2016-04-30',
  imported: false,
});
const decided = (sequence: number, step: string, at: string): DecisionStep => ({
  position: sequence,
  hash: '',
  sequence,
  step,
  at,
  by: { name: 'วิชัย', organisation: 'BTL' },
  status: 'REJECTED',
  value: null,
  previousValue: null,
  reason: null,
});
const order = (steps: ReturnType<typeof together>) => steps.map(({ side, step }) => `${side} ${step.sequence}`);

describe('the history of both sides', () => {
  const office = [reported(2, '2016-04-12T03:00:00Z'), reported(1, '2016-04-10T03:00:00Z')];

  it('stands in one order of time, the newest first, and says what the office did once', () => {
    const bureau = [decided(1, 'reported', '2016-04-10T03:00:01Z'), decided(2, 'rejected', '2016-04-11T03:00:00Z')];
    expect(order(together(office, bureau, false))).toEqual(['OFFICE 2', 'BUREAU 2', 'OFFICE 1']);
  });

  it('keeps back decisions that are older than the office steps that are here', () => {
    const bureau = [decided(1, 'rejected', '2016-04-01T03:00:00Z'), decided(2, 'reopened', '2016-04-11T03:00:00Z')];
    expect(order(together(office, bureau, true))).toEqual(['OFFICE 2', 'BUREAU 2', 'OFFICE 1']);
    expect(order(together(office, bureau, false))).toEqual(['OFFICE 2', 'BUREAU 2', 'OFFICE 1', 'BUREAU 1']);
  });
});
