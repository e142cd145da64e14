import { beforeEach, describe, expect, it } from 'vitest';
import { allSeen, enter, keepVisit, keptVisit } from './visit';

const at = (time: string) => Date.parse(`2016-05-02T${time}:00Z`);
const iso = (time: string) => new Date(at(time)).toISOString();

describe('the last visit', () => {
  beforeEach(() => localStorage.clear());

  it('is not known on the first', () => {
    expect(enter(null, at('08:00'))).toEqual({ since: null, seen: iso('08:00') });
  });

  it('is the one before, once somebody was away for a while', () => {
    expect(enter({ since: iso('01:00'), seen: iso('08:00') }, at('08:31'))).toEqual({ since: iso('08:00'), seen: iso('08:31') });
  });

  it('goes on after a short look elsewhere, or a reload: what is new stays new', () => {
    expect(enter({ since: iso('01:00'), seen: iso('08:00') }, at('08:30'))).toEqual({ since: iso('01:00'), seen: iso('08:30') });
    expect(enter({ since: null, seen: iso('08:00') }, at('08:10')).since).toBeNull();
  });

  it('ends by saying so', () => {
    expect(enter(allSeen(iso('08:00')), at('08:10')).since).toBe(iso('08:00'));
  });

  it('is kept per person and round, and what is not readable is none', () => {
    keepVisit('p', 'r', { since: null, seen: iso('08:00') });
    expect(keptVisit('p', 'r')).toEqual({ since: null, seen: iso('08:00') });
    expect(keptVisit('p', 'r2')).toBeNull();
    expect(keptVisit('q', 'r')).toBeNull();
    for (const broken of ['{', '1', '{"since":1,"seen":"x"}', '{"seen":"2016-05-02T08:00:00Z"}']) {
      localStorage.setItem('rabrong.home.p.r', broken);
      expect(keptVisit('p', 'r')).toBeNull();
    }
  });
});
