import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/api/problem';
import { asText, cellErrors } from './import';

describe('a refused import', () => {
  it('names the cells', () => {
    const refused = new ProblemError({
      type: 'urn:rabrong:problem:invalid',
      title: 'ข้อมูลไม่ถูกต้อง',
      status: 422,
      errors: [{ field: 'I5', rule: 'number', message: 'ต้องเป็นตัวเลข' }],
    });
    expect(cellErrors(refused)).toEqual([{ cell: 'I5', variable: null, rule: 'number', message: 'ต้องเป็นตัวเลข' }]);
    expect(cellErrors(new ProblemError({ type: 'urn:rabrong:problem:preview-outdated', title: '…', status: 409 }))).toBeNull();
    expect(cellErrors(null)).toBeNull();
  });

  it('is copied as a table for Excel', () => {
    expect(
      asText([
        { cell: 'I5', variable: '2.A', rule: 'number', message: 'ต้องเป็น\nตัวเลข' },
        { cell: null, variable: null, rule: 'file', message: 'ไฟล์เสีย' },
      ]),
    ).toBe('I5\t2.A\tต้องเป็น ตัวเลข\n\t\tไฟล์เสีย');
  });
});
