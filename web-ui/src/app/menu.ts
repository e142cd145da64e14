import type { ParseKeys } from 'i18next';
import { has, readsEverything, type Me } from '@/session/me';

export interface MenuItem {
  path: string;
  label: ParseKeys;
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
    { path: '/certification/variable', label: 'menu.byVariable' },
    { path: '/certification/office', label: 'menu.byOffice' },
  ],
};
const REPORT: MenuSection = { label: null, items: [{ path: '/report', label: 'menu.report' }] };

/** The manual's menu for what a person may do; pages that do not exist yet are not in it. */
export function menuOf(me: Me): MenuSection[] {
  const certifies = has(me, 'CERTIFIER') || has(me, 'PSDG');
  const reports = has(me, 'REPORTER');
  return [
    ...(reports || has(me, 'PSDG') ? [ENTRY] : []),
    ...(certifies ? [CERTIFICATION] : []),
    ...(reports || certifies || readsEverything(me) ? [REPORT] : []),
  ].sort((a, b) => rank(a, reports) - rank(b, reports));
}

/** What a person is here for comes first: a certifier does not start at the offices' sheets. */
function rank(section: MenuSection, reports: boolean): number {
  return (reports ? [ENTRY, CERTIFICATION, REPORT] : [CERTIFICATION, ENTRY, REPORT]).indexOf(section);
}

/** The page to start with. */
export function startOf(me: Me): string | undefined {
  return menuOf(me)[0]?.items[0]?.path;
}
