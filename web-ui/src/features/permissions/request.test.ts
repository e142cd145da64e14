import { describe, expect, it } from 'vitest';
import type { Me } from '@/session/me';
import type { Permission } from './api/permissions';
import { actsOf, historyOf, requestLacks, requestOf, waitingFirst, type RequestForm } from './request';

const permission = (change: Partial<Permission> = {}): Permission => ({
  id: '0',
  kind: 'AUDIT',
  plan: 'krs-2559',
  subIndicator: '1.1.1',
  subIndicatorNameTh: 'ระดับมัธยมศึกษาตอนต้น',
  variable: null,
  bureau: 'BTL',
  rounds: [],
  reason: 'แนบไฟล์ผิด',
  letterNumber: 'ศธ 04008/123',
  letterDate: '2016-04-18',
  letter: { id: '1' },
  state: 'ASKED',
  askedBy: 'ผู้รับรอง',
  askedAt: '2016-04-18T03:00:00Z',
  answeredBy: null,
  answeredAt: null,
  answer: null,
  grantedRounds: [],
  planVersion: null,
  ...change,
});

const person = (roles: Me['roles'], bureau: string): Me => ({
  id: '1',
  username: 'x',
  name: 'x',
  roles,
  organisations: [{ code: bureau, kind: 'BUREAU', nameTh: bureau, nameEn: bureau, roles }],
});

describe('the requests', () => {
  it('show what waits first, then the newest', () => {
    const list = [
      permission({ id: 'old', askedAt: '2016-01-01T00:00:00Z' }),
      permission({ id: 'granted', state: 'GRANTED', askedAt: '2016-06-01T00:00:00Z' }),
      permission({ id: 'new', askedAt: '2016-05-01T00:00:00Z' }),
    ];
    expect(waitingFirst(list).map(({ id }) => id)).toEqual(['new', 'old', 'granted']);
  });

  it('are answered by psdg and withdrawn by the bureau that asked, while they wait', () => {
    expect(actsOf(person(['PSDG'], 'PSDG'), permission())).toEqual(['grant', 'refuse']);
    expect(actsOf(person(['CERTIFIER'], 'BTL'), permission())).toEqual(['withdraw']);
    expect(actsOf(person(['CERTIFIER'], 'OTHER'), permission())).toEqual([]);
    expect(actsOf(person(['PSDG'], 'PSDG'), permission({ state: 'REFUSED' }))).toEqual([]);
  });

  it('tell who asked and who answered what', () => {
    expect(historyOf(permission())).toHaveLength(1);
    const refused = historyOf(permission({ state: 'REFUSED', answeredBy: 'กพร.', answeredAt: '2016-04-20T03:00:00Z', answer: 'ไม่ครบ' }));
    expect(refused[1]).toEqual({ step: 'REFUSED', at: '2016-04-20T03:00:00Z', by: 'กพร.', text: 'ไม่ครบ' });
  });
});

describe('a new request', () => {
  const form: RequestForm = {
    kind: 'CARRY_FORWARD',
    bureau: 'BTL',
    plan: 'krs-2559',
    subIndicator: '2',
    variable: '2.A',
    rounds: ['krs-2559-12m'],
    reason: ' สอบปีละครั้ง ',
    letterNumber: ' ศธ 04008/123 ',
    letterDate: '2016-04-18',
  };
  const letter = { id: '7', fileName: 'หนังสือ.pdf', sha256: 'a'.repeat(64) };

  it('needs a reason and the letter: its number, date and file', () => {
    expect(requestLacks(form, true)).toEqual([]);
    expect(requestLacks({ ...form, subIndicator: null, reason: ' ', letterNumber: '', letterDate: null }, false)).toEqual([
      'subIndicator',
      'reason',
      'letterNumber',
      'letterDate',
      'letter',
    ]);
  });

  it('names a variable for carry-forward only', () => {
    expect(requestOf(form, letter)).toMatchObject({ variable: '2.A', reason: 'สอบปีละครั้ง', letterNumber: 'ศธ 04008/123', letter: { id: '7' } });
    expect(requestOf({ ...form, kind: 'AUDIT' }, letter)).not.toHaveProperty('variable');
  });
});
