import { describe, expect, it } from 'vitest';
import type { Me, Role } from '@/session/me';
import { menuOf, startOf } from './menu';

const person = (...roles: Role[]): Me => ({ id: '1', username: 'somebody', name: 'somebody', roles, organisations: [] });
const pathsOf = (me: Me) => menuOf(me).flatMap((section) => section.items.map((item) => item.path));

describe('the menu', () => {
  it('of a reporter is the own sheet and the scores', () => {
    expect(pathsOf(person('REPORTER'))).toEqual(['/entry', '/report', '/assignments']);
  });

  it('of a certifier is both worklists and the scores', () => {
    expect(pathsOf(person('CERTIFIER'))).toEqual(['/certification', '/certification/variable', '/certification/office', '/certification/history', '/certification/delegations', '/report', '/assignments', '/permissions']);
  });

  it('of psdg is all that exists, certification first', () => {
    expect(pathsOf(person('PSDG', 'CERTIFIER'))).toEqual(['/certification', '/certification/variable', '/certification/office', '/certification/history', '/certification/delegations', '/entry', '/report', '/assignments', '/settings/plans', '/settings/rounds', '/settings/organisations', '/settings/deadlines', '/settings/history', '/permissions']);
    expect(startOf(person('PSDG'))).toBe('/certification');
    expect(startOf(person('CERTIFIER'))).toBe('/certification');
  });

  it('of psdg in an empty system begins where plans are made', () => {
    expect(startOf(person('PSDG'), false)).toBe('/settings/plans');
    expect(startOf(person('REPORTER'), false)).toBe('/entry');
  });

  it('of an executive is the report and what was undecided at an end', () => {
    expect(pathsOf(person('EXECUTIVE'))).toEqual(['/report', '/escalations', '/assignments']);
    expect(startOf(person('EXECUTIVE'))).toBe('/report');
  });

  it('of a bureau’s person is the delegations, and a certifier’s while one is in force', () => {
    expect(pathsOf(person('STAFF'))).toEqual(['/certification/delegations']);
    expect(pathsOf(person('CERTIFIER', 'STAFF'))).toEqual(pathsOf(person('CERTIFIER')));
  });

  it('of somebody without a role is empty', () => {
    expect(startOf(person())).toBeUndefined();
  });
});
