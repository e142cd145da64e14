import type { ParseKeys } from 'i18next';
import { has, readsEverything, type Me } from '@/session/me';

export interface MenuItem {
  path: string;
  label: ParseKeys;
  /** Other pages of the menu stand below its address. */
  exact?: boolean;
}

export interface MenuSection {
  /** Heading of a group, as the manual's รับรองข้อมูล; null for a single item. */
  label: ParseKeys | null;
  items: MenuItem[];
}

const ENTRY: MenuSection = { label: null, items: [{ path: '/entry', label: 'menu.entry' }] };
const CERTIFICATION: MenuSection = {
  label: 'menu.certification',
  items: [
    { path: '/certification', label: 'menu.home', exact: true },
    { path: '/certification/variable', label: 'menu.byVariable' },
    { path: '/certification/office', label: 'menu.byOffice' },
    { path: '/certification/history', label: 'menu.history' },
    { path: '/certification/delegations', label: 'menu.delegations' },
  ],
};
/** Of a bureau's person who certifies by nobody's delegation at present. */
const DELEGATIONS: MenuSection = { label: 'menu.certification', items: [{ path: '/certification/delegations', label: 'menu.delegations' }] };
/** จัดการระบบ: each page names who sees it in the menu; only pages that exist are here. */
const SETTINGS: (MenuItem & { for: (me: Me) => boolean })[] = [
  { path: '/settings/plans', label: 'menu.plans', for: (me) => has(me, 'PSDG') },
  { path: '/settings/rounds', label: 'menu.rounds', for: (me) => has(me, 'PSDG') },
  { path: '/settings/organisations', label: 'menu.organisations', for: (me) => has(me, 'PSDG') },
  { path: '/settings/deadlines', label: 'menu.deadlines', for: (me) => has(me, 'PSDG') },
  { path: '/settings/history', label: 'menu.historyCheck', for: (me) => has(me, 'PSDG') },
  { path: '/permissions', label: 'menu.permissions', for: (me) => has(me, 'PSDG') || has(me, 'CERTIFIER') },
];
const ASSIGNMENTS: MenuSection = { label: null, items: [{ path: '/assignments', label: 'menu.assignments' }] };
/** psdg comes to it from the deadlines. */
const ESCALATIONS: MenuSection = { label: null, items: [{ path: '/escalations', label: 'menu.escalations' }] };
const REPORT: MenuSection = { label: null, items: [{ path: '/report', label: 'menu.report' }] };

/** Pages that are about no particular round: their address does not name one, and they work before there is any. */
export function isRoundless(pathname: string): boolean {
  return pathname.startsWith('/settings/') || pathname === '/permissions' || pathname === '/certification/delegations';
}

/** The manual's menu for what a person may do; pages that do not exist yet are not in it. */
export function menuOf(me: Me): MenuSection[] {
  const certifies = has(me, 'CERTIFIER') || has(me, 'PSDG');
  const reports = has(me, 'REPORTER');
  const settings: MenuSection = { label: 'menu.settings', items: SETTINGS.filter((item) => item.for(me)).map(({ path, label }) => ({ path, label })) };
  const work = [
    ...(reports || has(me, 'PSDG') ? [ENTRY] : []),
    ...(certifies ? [CERTIFICATION] : has(me, 'STAFF') ? [DELEGATIONS] : []),
    ...(reports || certifies || readsEverything(me) ? [REPORT, ASSIGNMENTS] : []),
    ...(has(me, 'EXECUTIVE') ? [ESCALATIONS] : []),
  ].sort((a, b) => rank(a, reports) - rank(b, reports));
  return settings.items.length > 0 ? [...work, settings] : work;
}

/** What a person is here for comes first: a certifier does not start at the offices' sheets. */
function rank(section: MenuSection, reports: boolean): number {
  return (reports ? [ENTRY, CERTIFICATION, REPORT, ESCALATIONS, ASSIGNMENTS] : [CERTIFICATION, ENTRY, REPORT, ESCALATIONS, ASSIGNMENTS]).indexOf(section);
}

/** The page to start with. Before there is a round that is where one begins: the settings. */
export function startOf(me: Me, rounds = true): string | undefined {
  const pages = menuOf(me).flatMap((section) => section.items.map((item) => item.path));
  return (rounds ? undefined : (pages.find((path) => path.startsWith('/settings/')) ?? pages.find(isRoundless))) ?? pages[0];
}
