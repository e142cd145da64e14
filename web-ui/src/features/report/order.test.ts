import { describe, expect, it } from 'vitest';
import type { OfficeScores } from '@/score/scores';
import { clicked, ordered, orderOf, textOf } from './order';

const office = (officeNameTh: string, official: string): OfficeScores => ({
  round: 'krs-2559-6m',
  office: officeNameTh,
  officeNameTh,
  total: { official, selfAssessed: official, ifAllConfirmed: official },
  subIndicators: [],
});
const offices = [office('สพป.ชลบุรี', '1.0000'), office('สพป.กระบี่', '1.0000'), office('สพป.ตาก', '3.5005')];
const names = (rows: OfficeScores[]) => rows.map((row) => row.officeNameTh);

describe('the report', () => {
  it('starts in the order of names', () => {
    expect(names(ordered(offices, orderOf(null)))).toEqual(['สพป.กระบี่', 'สพป.ชลบุรี', 'สพป.ตาก']);
  });

  it('puts the highest score first on the first click, equal ones by name', () => {
    const order = clicked(orderOf(null), 'official');
    expect(textOf(order)).toBe('-official');
    expect(names(ordered(offices, order))).toEqual(['สพป.ตาก', 'สพป.กระบี่', 'สพป.ชลบุรี']);
  });

  it('turns round on the second click, and keeps its order in the URL', () => {
    expect(textOf(clicked(orderOf('-official'), 'official'))).toBe('official');
    expect(orderOf('nonsense')).toEqual({ column: 'name', descending: false });
  });
});
