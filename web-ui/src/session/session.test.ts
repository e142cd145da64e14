import { describe, expect, it } from 'vitest';
import { csrfToken } from '@/api/client';
import { chosenRound, type Round } from './rounds';
import { safeReturnTo, signInUrl } from './sign-out';

const round = (id: string, open: boolean): Round => ({
  round: id,
  plan: 'krs-2559',
  planVersion: 1,
  programme: 'KRS',
  fiscalYear: 2559,
  months: 6,
  nameTh: id,
  reporting: { opens: '2016-04-01', closes: '2016-04-30' },
  certification: { opens: '2016-04-01', closes: '2016-05-31' },
  reportingOpen: open,
  certificationOpen: open,
  closed: !open,
  itemsState: 'DONE',
  items: 225,
});

describe('the round of a page', () => {
  const rounds = [round('a', false), round('b', true), round('c', false)];

  it('is the URL’s, else the last one used, else one that is open', () => {
    expect(chosenRound(rounds, 'c', 'a')?.round).toBe('c');
    expect(chosenRound(rounds, 'gone', 'a')?.round).toBe('a');
    expect(chosenRound(rounds, null, null)?.round).toBe('b');
    expect(chosenRound([], null, null)).toBeUndefined();
  });
});

describe('the session', () => {
  it('returns to a path of this page only', () => {
    expect(safeReturnTo('/report?round=krs-2559-6m')).toBe('/report?round=krs-2559-6m');
    expect(safeReturnTo('//evil.example')).toBe('/');
    expect(safeReturnTo('/\\evil.example')).toBe('/');
    expect(safeReturnTo('https://evil.example')).toBe('/');
    expect(safeReturnTo(null)).toBe('/');
    expect(signInUrl('/entry?round=a', 'en')).toBe('/oauth2/authorization/keycloak?returnTo=%2Fentry%3Fround%3Da&lang=en');
  });

  it('takes the CSRF token from its cookie', () => {
    expect(csrfToken('a=1; XSRF-TOKEN=x%2Fy; b=2')).toBe('x/y');
    expect(csrfToken('NOT-XSRF-TOKEN=x')).toBeNull();
  });
});
