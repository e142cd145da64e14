import { describe, expect, it } from 'vitest';
import { auditScore, needsReason } from './audit-score';

describe('an audit score', () => {
  it.each(['1', '4.5', '5.0000', '3.7350', '๔.๕'])('may be %s', (typed) => {
    expect(auditScore(typed)).not.toBeNull();
  });

  it.each(['', '0', '0.9', '5.0001', '6', '1.23456', 'abc', '-1'])('may not be “%s”', (typed) => {
    expect(auditScore(typed)).toBeNull();
  });

  it('needs a reason only where it differs from the computed score', () => {
    expect(needsReason('4', '4.0000')).toBe(false);
    expect(needsReason('4.5', '4.0000')).toBe(true);
  });
});
