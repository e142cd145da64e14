import { describe, expect, it } from 'vitest';
import { fiscalYearOf } from './fiscal-year';
import { insertAt, markedAt, wordBefore } from './formula-text';

describe('the formula', () => {
  it('takes in a variable at the caret, apart from its neighbours', () => {
    expect(insertAt('100 * ', 6, 6, 'A')).toEqual({ text: '100 * A', caret: 7 });
    expect(insertAt('100*A/', 3, 3, 'B')).toEqual({ text: '100 B*A/', caret: 5 });
    expect(insertAt('A + X', 4, 5, 'B')).toEqual({ text: 'A + B', caret: 5 });
  });

  it('knows the word that is being typed', () => {
    expect(wordBefore('100 * a', 7)).toEqual({ from: 6, word: 'a' });
    expect(wordBefore('100 * ครู', 9)).toEqual({ from: 6, word: 'ครู' });
    expect(wordBefore('100 * ', 6)).toBeNull();
  });

  it('is marked at the fault, also where something is missing at the end', () => {
    expect(markedAt('A + * B', 5)).toEqual({ before: 'A + ', fault: '*', after: ' B' });
    expect(markedAt('(A', 3)).toEqual({ before: '(A', fault: '', after: '' });
    expect(markedAt('A', null)).toBeNull();
  });
});

describe('a fiscal year', () => {
  it('begins in October', () => {
    expect(fiscalYearOf('2015-09-30')).toBe(2558);
    expect(fiscalYearOf('2015-10-01')).toBe(2559);
  });
});
