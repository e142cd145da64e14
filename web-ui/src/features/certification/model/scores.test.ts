import { describe, expect, it } from 'vitest';
import { aConfirmation } from './a-confirmation';
import { auditScore, needsReason, typedInto, unsaved } from './scores';

describe('an audit score', () => {
  it.each(['1', '4.5', '5.0000', '3.7350', '๔.๕'])('may be %s', (typed) => {
    expect(auditScore(typed)).not.toBeNull();
  });

  it.each(['', '0', '0.9', '5.0001', '6', '1.23456', 'abc', '-1'])('may not be “%s”', (typed) => {
    expect(auditScore(typed)).toBeNull();
  });

  it('needs a reason where it differs from the computed one, and always where another was given', () => {
    expect(needsReason('4', { selfScore: '4.0000', auditScore: null })).toBe(false);
    expect(needsReason('4.5', { selfScore: '4.0000', auditScore: null })).toBe(true);
    expect(needsReason('4', { selfScore: '4.0000', auditScore: '4.0000' })).toBe(true);
  });

  it('is unsaved until it says what stands there, and there is one for all items of a sub-indicator', () => {
    const item = aConfirmation({ auditScore: '4.5000' });
    const other = aConfirmation({ variable: '2.B', auditScore: '4.5000' });
    const typed = typedInto(new Map(), item, '๓.๕');
    expect(unsaved(typed, [item, other])).toEqual([{ item, score: '3.5' }]);
    expect(unsaved(typedInto(typed, item, '9'), [item])).toEqual([{ item, score: null }]);
    expect(typedInto(typed, item, '4.5').size).toBe(0);
    expect(typedInto(typed, aConfirmation(), '').size).toBe(0);
  });
});
