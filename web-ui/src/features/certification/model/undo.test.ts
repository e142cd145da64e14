import { describe, expect, it } from 'vitest';
import { aConfirmation } from './a-confirmation';
import type { Confirmation, Decision } from './decision';
import { opposite, pushed, stepOf, type Step } from './undo';

const TODAY = '2016-05-10';
const back = (decision: Decision, before: Partial<Confirmation> = {}) =>
  opposite({ before: aConfirmation(before), after: aConfirmation(), decision }, TODAY);

describe('taking a decision back', () => {
  it('of a confirmation or a rejection withdraws it', () => {
    expect(back({ action: 'CONFIRM' })).toEqual({ action: 'WITHDRAW' });
    expect(back({ action: 'REJECT', reason: 'ไม่ครบ', fixBy: null })).toEqual({ action: 'WITHDRAW' });
  });

  it('of a withdrawal decides as before: with the former reason, and the day only if it is still to come', () => {
    const withdraw: Decision = { action: 'WITHDRAW' };
    expect(back(withdraw, { status: 'CONFIRMED' })).toEqual({ action: 'CONFIRM' });
    expect(back(withdraw, { status: 'CONFIRMED', auditScore: '4.5', reason: 'สูงกว่า' })).toEqual({ action: 'AUDIT', score: '4.5', reason: 'สูงกว่า' });
    expect(back(withdraw, { status: 'REJECTED', reason: 'ไม่ครบ', fixBy: '2016-05-10' })).toEqual({ action: 'REJECT', reason: 'ไม่ครบ', fixBy: '2016-05-10' });
    expect(back(withdraw, { status: 'REJECTED', reason: 'ไม่ครบ', fixBy: '2016-05-09' })).toEqual({ action: 'REJECT', reason: 'ไม่ครบ', fixBy: null });
  });

  it('of an audit score gives the former one, or withdraws the first', () => {
    const audit: Decision = { action: 'AUDIT', score: '5', reason: null };
    expect(back(audit)).toEqual({ action: 'WITHDRAW' });
    expect(back(audit, { auditScore: '3.5', reason: 'เดิม' })).toEqual({ action: 'AUDIT', score: '3.5', reason: 'เดิม' });
  });

  it('is not possible for a reopening, nor alone where two certify', () => {
    expect(back({ action: 'REOPEN', until: '2016-05-20' })).toBe('REOPEN');
    expect(back({ action: 'WITHDRAW' }, { status: 'CONFIRMED', fourEyes: true })).toBe('FOUR_EYES');
    const proposal = { by: 'ฉัน', mine: true, at: '2016-05-09T03:00:00Z', score: '4', reason: 'ตามเอกสาร' };
    expect(back({ action: 'WITHDRAW' }, { fourEyes: true, proposal })).toEqual({ action: 'PROPOSE', score: '4', reason: 'ตามเอกสาร' });
  });

  it('is one step for a whole lot, and names the revision that stands after it', () => {
    const step = stepOf(
      [
        { before: aConfirmation(), after: aConfirmation({ status: 'CONFIRMED', revision: 7 }), decision: { action: 'CONFIRM' } },
        { before: aConfirmation({ office: '8102' }), after: aConfirmation({ office: '8102', status: 'CONFIRMED' }), decision: { action: 'CONFIRM' } },
      ],
      ({ officeNameTh }) => officeNameTh,
      TODAY,
    );
    expect(step).toMatchObject({ action: 'CONFIRM', count: 2, name: null, lasting: null });
    expect(step?.back.map(({ item, decision }) => [item.office, item.revision, decision.action])).toEqual([
      ['8101', 7, 'WITHDRAW'],
      ['8102', 1, 'WITHDRAW'],
    ]);
  });

  it('reaches back twenty steps', () => {
    const step = { id: 1 } as Step;
    expect(Array.from({ length: 25 }).reduce<readonly Step[]>((list) => pushed(list, step), [])).toHaveLength(20);
  });
});
