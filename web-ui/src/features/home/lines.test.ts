import { describe, expect, it } from 'vitest';
import type { BureauHome, VariableLine } from './api/home';
import { allOf, byUrgency, daysSince, windowState } from './lines';
import { homeUrl, officeUrl, variableUrl } from './links';

const line = (variable: string, awaiting: number, waitingSince: string | null): VariableLine => ({
  variable,
  nameTh: variable,
  subIndicator: '1',
  subIndicatorNameTh: '1',
  bureau: 'BTL',
  mode: 'NORMAL',
  closes: '2016-05-31',
  daysLeft: 10,
  figures: { counts: { NOT_REPORTED: 1, AWAITING: awaiting, REJECTED: 2, CONFIRMED: 3 }, waitingSince, fresh: 0, corrections: 0, overdue: 0, unfixed: 0 },
});

describe('the variables', () => {
  it('come by how long they wait, and those with nothing to decide apart', () => {
    const { waiting, others } = byUrgency([
      line('1.A', 1, '2016-05-02T00:00:00Z'),
      line('2.A', 0, null),
      line('3.A', 1, null),
      line('4.A', 5, '2016-05-01T00:00:00Z'),
      line('5.A', 5, null),
    ]);
    expect(waiting.map(({ variable }) => variable)).toEqual(['4.A', '1.A', '3.A', '5.A']);
    expect(others.map(({ variable }) => variable)).toEqual(['2.A']);
  });

  it('say of how many items', () => {
    expect(allOf(line('1.A', 4, null).figures)).toBe(10);
  });
});

describe('time', () => {
  it('that something waits is counted in days of Bangkok', () => {
    expect(daysSince('2016-05-01T16:59:00Z', '2016-05-01T17:01:00Z')).toBe(1);
    expect(daysSince('2016-05-01T17:01:00Z', '2016-05-02T16:00:00Z')).toBe(0);
    expect(daysSince('2016-05-02T10:00:00Z', '2016-05-01T10:00:00Z')).toBe(0);
  });

  it('that is left is told before, in, on the last day of and after the window', () => {
    const home = (daysLeft: number, asOf = '2016-05-20T03:00:00Z') => ({ opens: '2016-05-01', daysLeft, asOf }) as BureauHome;
    expect(windowState(home(40, '2016-04-20T03:00:00Z'))).toBe('windowNotYet');
    expect(windowState(home(1))).toBe('window');
    expect(windowState(home(0))).toBe('windowLast');
    expect(windowState(home(-1))).toBe('windowOver');
  });
});

describe('links', () => {
  it('lead into the worklists', () => {
    expect(variableUrl('r', '2.A', { status: 'AWAITING' })).toBe('/certification/variable?round=r&variable=2.A&status=AWAITING');
    expect(variableUrl('r', '2.A', { office: 'สพป.กระบี่' })).toBe(`/certification/variable?round=r&variable=2.A&q=${encodeURIComponent('สพป.กระบี่')}`);
    expect(variableUrl('r', '2.A', { office: null })).toBe('/certification/variable?round=r&variable=2.A');
    expect(officeUrl('r', '8101')).toBe('/certification/office?round=r&office=8101');
    expect(homeUrl('r', 'BTL')).toBe('/certification?round=r&bureau=BTL');
    expect(homeUrl('r', null)).toBe('/certification?round=r');
  });
});
