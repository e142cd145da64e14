import { describe, expect, it } from 'vitest';
import { lacks, leaving, removalOf, scopeOf, type RemovalChoice } from './removal';

const choice = (change: Partial<RemovalChoice> = {}): RemovalChoice => ({
  kind: 'all',
  variables: [],
  offices: [],
  includeReported: false,
  typedRound: '',
  reason: '',
  ...change,
});
const preview = { items: 225, variables: 1, offices: 225, reported: 3, firstReported: [] };

describe('a removal', () => {
  it('asks about nothing while no variable or office is chosen: nothing given would mean all', () => {
    expect(scopeOf(choice({ kind: 'variables' }))).toBeNull();
    expect(scopeOf(choice({ kind: 'offices', offices: ['8101'] }))).toEqual({ offices: ['8101'] });
    expect(scopeOf(choice())).toEqual({});
    expect(scopeOf(choice({ kind: 'obsolete' }))).toEqual({ obsolete: true });
  });

  it('leaves reported items unless they were named', () => {
    expect(leaving(preview, false)).toBe(222);
    expect(leaving(preview, true)).toBe(225);
    expect(removalOf(choice(), preview, 'krs-2559-6m')).toEqual({ keepReported: true });
  });

  it('of reported data needs the round’s id and a reason', () => {
    const wanted = choice({ includeReported: true });
    expect(lacks(wanted, preview, 'krs-2559-6m')).toEqual(['round', 'reason']);
    expect(lacks({ ...wanted, typedRound: 'krs-2559-12m', reason: 'x' }, preview, 'krs-2559-6m')).toEqual(['round']);
    const whole = { ...wanted, typedRound: ' krs-2559-6m ', reason: ' สร้างผิดผัง ' };
    expect(lacks(whole, preview, 'krs-2559-6m')).toEqual([]);
    expect(removalOf(whole, preview, 'krs-2559-6m')).toEqual({ includeReported: true, confirm: 'krs-2559-6m', reason: 'สร้างผิดผัง' });
  });

  it('is not offered where it would take nothing', () => {
    expect(lacks(choice(), { ...preview, items: 3 }, 'krs-2559-6m')).toEqual(['nothing']);
    expect(lacks(choice({ kind: 'offices' }), preview, 'krs-2559-6m')).toEqual(['scope']);
  });
});
