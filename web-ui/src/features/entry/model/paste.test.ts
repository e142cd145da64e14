import { describe, expect, it } from 'vitest';
import { clipboardRows, planPaste, type PasteRow } from './paste';

const rows: PasteRow[] = [
  { variable: '1.1.A', locked: false },
  { variable: '1.1.B', locked: true },
  { variable: '2.A', locked: false },
  { variable: '2.B', locked: false },
];
const texts = (text: string, from = '1.1.A') => Object.fromEntries(planPaste(text, rows, from).texts);

describe('the clipboard of a spreadsheet', () => {
  it('is read row by row, cell by cell', () => {
    expect(clipboardRows('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(clipboardRows('412')).toEqual([['412']]);
    expect(clipboardRows('412\r\n')).toEqual([['412']]);
  });

  it('may have empty cells and rows', () => {
    expect(clipboardRows('\t1\n\n2\t')).toEqual([['', '1'], [''], ['2', '']]);
    expect(clipboardRows('')).toEqual([['']]);
  });

  it('may have quotes and line breaks in a cell', () => {
    expect(clipboardRows('"a\nb"\t1\n"say ""x"""\t2')).toEqual([
      ['a\nb', '1'],
      ['say "x"', '2'],
    ]);
    expect(clipboardRows('5" x\n6')).toEqual([['5" x'], ['6']]);
  });

  it('may have blanks around numbers, as accounting formats do', () => {
    expect(clipboardRows(' 1,234.00 \t\n')).toEqual([['1,234.00', '']]);
  });
});

describe('a pasted column', () => {
  it('goes down from the row in use', () => {
    expect(texts('7\n8', '2.A')).toEqual({ '2.A': '7', '2.B': '8' });
  });

  it('leaves locked rows as they are and says so; its rows stay beside the sheet’s rows', () => {
    const plan = planPaste('7\n8\n9', rows, '1.1.A');
    expect(Object.fromEntries(plan.texts)).toEqual({ '1.1.A': '7', '2.A': '9' });
    expect(plan.locked).toEqual(['1.1.B']);
  });

  it('leaves what is there where its cells are empty', () => {
    expect(texts('7\n\n\n10')).toEqual({ '1.1.A': '7', '2.B': '10' });
    expect(planPaste('7\n\n', rows, '1.1.A').locked).toEqual([]);
  });

  it('that is longer than the sheet says by how much', () => {
    expect(planPaste('1\n2\n3\n\n5', rows, '2.A')).toMatchObject({ beyond: 2 });
  });

  it('of several columns gives its first', () => {
    expect(texts('7\tx\n8\ty', '2.A')).toEqual({ '2.A': '7', '2.B': '8' });
  });

  it('is taken as it stands: what is no number is for the field to say', () => {
    expect(texts('ไม่มี\n๑,๒๓๔', '2.A')).toEqual({ '2.A': 'ไม่มี', '2.B': '๑,๒๓๔' });
  });
});

describe('two pasted columns of codes and values', () => {
  it('go to the variables that they name, wherever one stands', () => {
    expect(texts('2.b\t8\n1.1.A\t7', '2.A')).toEqual({ '1.1.A': '7', '2.B': '8' });
  });

  it('may have a heading and say which codes are not on the sheet', () => {
    const plan = planPaste('รหัส\tค่า\n2.A\t7\n9.Z\t8\n1.1.B\t9', rows, '2.A');
    expect(Object.fromEntries(plan.texts)).toEqual({ '2.A': '7' });
    expect(plan).toMatchObject({ unknown: ['9.Z'], locked: ['1.1.B'], beyond: 0 });
  });
});
