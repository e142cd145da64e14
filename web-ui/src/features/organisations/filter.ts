import { compareThai, contains } from '@/format/collation';
import type { Organisation } from '@/organisation/organisations';

export const KINDS = ['PRIMARY', 'SECONDARY', 'BUREAU'] as const;
export type Kind = (typeof KINDS)[number];

/** What the page shows; null leaves a choice open. */
export interface Filter {
  kind: Kind | null;
  province: string | null;
  text: string;
  /** Only those that are there on this day. */
  on: string | null;
}

type Dated = Pick<Organisation, 'since' | 'until'>;

/** Both the first and the last day belong to it. */
export function isThereOn({ since, until }: Dated, day: string): boolean {
  return (since === null || since <= day) && (until === null || day <= until);
}

/** How it stands on a day. */
export function timeOf(organisation: Dated, day: string): 'there' | 'ended' | 'notYet' {
  if (isThereOn(organisation, day)) {
    return 'there';
  }
  return organisation.until !== null && organisation.until < day ? 'ended' : 'notYet';
}

/** Those that match in all but their kind; the kinds are counted among them. */
export function matching(organisations: readonly Organisation[], filter: Omit<Filter, 'kind'>): Organisation[] {
  const { province, on } = filter;
  const text = filter.text.trim();
  return organisations.filter(
    (organisation) =>
      (province === null || organisation.provinces.includes(province)) &&
      (on === null || isThereOn(organisation, on)) &&
      (text === '' || [organisation.code, organisation.nameTh, organisation.nameEn, organisation.shortTh ?? ''].some((name) => contains(name, text))),
  );
}

export function countsByKind(organisations: readonly Organisation[]): Record<Kind, number> {
  const counts: Record<Kind, number> = { PRIMARY: 0, SECONDARY: 0, BUREAU: 0 };
  for (const { kind } of organisations) {
    counts[kind] += 1;
  }
  return counts;
}

/** Offices before bureaus, each by Thai name. */
export function ordered(organisations: readonly Organisation[]): Organisation[] {
  return organisations.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareThai(a.nameTh, b.nameTh) || compareThai(a.code, b.code));
}

/** The filter that an address names; what it names wrongly is left open. */
export function filterOf(search: URLSearchParams): Filter {
  const on = search.get('on');
  return {
    kind: KINDS.find((kind) => kind === search.get('kind')) ?? null,
    province: search.get('province'),
    text: search.get('q') ?? '',
    on: on !== null && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : null,
  };
}
