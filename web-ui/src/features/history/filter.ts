import type { Schemas } from '@/api/client';

/** The steps that a person may look for; one that comes later is shown all the same. */
export const STEPS = ['reported', 'cleared', 'proposed', 'confirmed', 'rejected', 'withdrawn', 'reopened', 'audit-scored', 'changed-since-confirmed', 'carried-forward'] as const;
export type Step = (typeof STEPS)[number];

/** What of a round's history is looked at; null and '' do not matter. */
export interface HistoryFilter {
  round: string;
  variable: string | null;
  office: string | null;
  step: Step | null;
  person: string;
  from: string | null;
  to: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** As the address has it; what makes no sense there is left out. */
export function filterOf(search: URLSearchParams, round: string): HistoryFilter {
  return {
    round,
    variable: textOf(search, 'variable'),
    office: textOf(search, 'office'),
    step: STEPS.find((step) => step === search.get('step')) ?? null,
    person: search.get('person') ?? '',
    from: dayOf(search, 'from'),
    to: dayOf(search, 'to'),
  };
}

/** Whether anything but the round is asked for. */
export function isNarrowed(filter: HistoryFilter): boolean {
  return Object.values({ ...filter, round: null }).some((value) => value !== null && value !== '');
}

export function daysAreWrong({ from, to }: HistoryFilter): boolean {
  return from !== null && to !== null && to < from;
}

/** The parameters of the request: only what is asked for. */
export function queryOf(filter: HistoryFilter): Record<string, string> {
  const { person, ...others } = filter;
  return Object.fromEntries(Object.entries({ ...others, person: person.trim() }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
}

export function exportUrl(filter: HistoryFilter, format: 'xlsx' | 'csv'): string {
  return `/api/v1/confirmations/history/export?${new URLSearchParams({ ...queryOf(filter), format }).toString()}`;
}

/** The list in which an item is found again. */
export function itemUrl({ round, variable, office, officeName }: Pick<Schemas['FoundStep'], 'round' | 'variable' | 'office' | 'officeName'>): string {
  return `/certification/variable?${new URLSearchParams({ round, variable, q: officeName ?? office }).toString()}`;
}

function textOf(search: URLSearchParams, name: string): string | null {
  const text = search.get(name);
  return text === null || text === '' ? null : text;
}

function dayOf(search: URLSearchParams, name: string): string | null {
  const text = textOf(search, name);
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
