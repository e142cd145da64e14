import type { Organisation } from '@/organisation/organisations';
import { provinceName } from '@/organisation/provinces';
import { branches, repeatsItself, type Plan, type SubIndicator, type SubIndicatorBranch, type Variable } from '@/plan/plan';
import { has, organisationsWith, readsEverything, type Me } from '@/session/me';
import type { Entry } from './find';

/** A page of the person's menu. */
export interface PageEntry {
  path: string;
  /** In the page's language, and in the other one. */
  name: string;
  also: string;
  /** The heading that it stands under in the menu. */
  under: string;
  to: string;
}

/** For whom something is looked for: where a hit leads depends on what the person may open. */
export interface Seeker {
  me: Me;
  round: string;
  language: 'th' | 'en';
}

export function pageEntries(pages: readonly PageEntry[]): Entry[] {
  return pages.map(({ path, name, also, under, to }) => ({ id: `page:${path}`, group: 'page', code: null, name, about: under, also: [also], to }));
}

/** Main indicators, sub-indicators and variables in the plan's order, those that the person has somewhere to look at. */
export function planEntries(plan: Plan, offices: readonly Organisation[], seeker: Seeker): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  const way = wayOf(offices, seeker);
  const all = branches(plan);
  for (const branch of all) {
    const { dimension, indicator, subIndicator } = branch;
    if (!seen.has(indicator.code)) {
      seen.add(indicator.code);
      if (!repeatsItself(indicator, subIndicator)) {
        const below = all.filter((each) => each.indicator.code === indicator.code);
        entries.push({
          id: `indicator:${indicator.code}`,
          group: 'indicator',
          code: indicator.code,
          name: indicator.nameTh,
          about: dimension.nameTh,
          also: [],
          to: way(below, indicator.nameTh),
        });
      }
    }
    entries.push({
      id: `sub-indicator:${subIndicator.code}`,
      group: 'indicator',
      code: subIndicator.code,
      name: subIndicator.nameTh,
      about: repeatsItself(indicator, subIndicator) ? dimension.nameTh : `${indicator.code} ${indicator.nameTh}`,
      also: [],
      to: way([branch], subIndicator.nameTh),
    });
    for (const variable of subIndicator.variables) {
      entries.push({
        id: `variable:${variable.code}`,
        group: 'variable',
        code: variable.code,
        name: variable.nameTh,
        about: `${subIndicator.code} ${subIndicator.nameTh}`,
        also: [],
        to: way([branch], variable.code, variable),
      });
    }
  }
  return entries;
}

/** Where parts of the plan are looked at: certified by one's own bureau, reported by one's own office, else who has to do with them. */
function wayOf(offices: readonly Organisation[], { me, round }: Seeker) {
  const bureaus = new Set(organisationsWith(me, 'CERTIFIER').map(({ code }) => code));
  const own = organisationsWith(me, 'REPORTER').map(({ code }) => ({ code, kind: offices.find((office) => office.code === code)?.kind }));
  return (parts: readonly SubIndicatorBranch[], words: string, only?: Variable): string => {
    const open = (sub: SubIndicator) => (only === undefined ? sub.variables : [only]).find((variable) => variable.open);
    const mine = parts.find(({ subIndicator }) => bureaus.has(subIndicator.bureau) && open(subIndicator) !== undefined);
    if (mine !== undefined) {
      return address('/certification/variable', { round, variable: open(mine.subIndicator)?.code });
    }
    const office = own.find((each) => parts.some(({ subIndicator }) => open(subIndicator) !== undefined && reports(each, subIndicator)));
    if (office !== undefined) {
      return address('/entry', { round, office: office.code, q: words });
    }
    return address('/assignments', { round, view: 'indicator', indicator: parts[0]?.indicator.code, q: words });
  };
}

function reports(office: { code: string; kind: Organisation['kind'] | undefined }, { reporters }: SubIndicator): boolean {
  return reporters.kind === 'ALL' || reporters.kind === office.kind || (reporters.kind === 'LIST' && reporters.offices.includes(office.code));
}

/** The offices that the person may open, as `offices` orders them. */
export function officeEntries(offices: readonly Organisation[], { me, round, language }: Seeker): Entry[] {
  const own = new Set(organisationsWith(me, 'REPORTER').map(({ code }) => code));
  const to = (office: string): string | null =>
    own.has(office)
      ? address('/entry', { round, office })
      : readsEverything(me)
        ? address('/report', { round, office })
        : has(me, 'CERTIFIER')
          ? address('/certification/office', { round, office })
          : null;
  return offices.flatMap((office): Entry[] => {
    const there = to(office.code);
    const provinces = office.provinces.map((code) => provinceName(code, language)).join(', ');
    return there === null
      ? []
      : [
          {
            id: `office:${office.code}`,
            group: 'office',
            code: office.code,
            name: language === 'en' ? office.nameEn : office.nameTh,
            about: provinces,
            also: [language === 'en' ? office.nameTh : office.nameEn, ...office.provinces.map((code) => provinceName(code, language === 'en' ? 'th' : 'en'))],
            to: there,
          },
        ];
  });
}

function address(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(name, value);
    }
  }
  return `${path}?${search.toString()}`;
}
