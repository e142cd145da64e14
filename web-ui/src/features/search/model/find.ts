import { folded } from './fold';

export const GROUPS = ['page', 'indicator', 'variable', 'office'] as const;
export type Group = (typeof GROUPS)[number];

/** Something that can be gone to. */
export interface Entry {
  /** Stays the same over rounds: variable:2.A */
  id: string;
  group: Group;
  /** What people know it by; a page has none. */
  code: string | null;
  name: string;
  /** Said quietly below: the province, the sub-indicator. */
  about: string;
  /** Other names that it is found by, shown only where one of them is what was typed. */
  also: readonly string[];
  to: string;
}

/** How well something fits, the best first. */
const RANKS = ['code', 'code begins', 'name begins', 'inside', 'words'] as const;
type Rank = (typeof RANKS)[number];

export interface Hit {
  entry: Entry;
  rank: Rank;
  /** What to mark in the code and the names, folded. */
  needles: readonly string[];
  /** The other name that was meant; null where code or name say it. */
  also: string | null;
}

export interface Hits {
  group: Group;
  hits: Hit[];
  /** How many more there are than are shown. */
  more: number;
}

/** An entry with its texts folded once, so that a key costs a walk over ready texts. */
export interface Indexed {
  entry: Entry;
  code: string | null;
  name: string;
  about: string;
  also: readonly string[];
}

export function indexed(entries: readonly Entry[]): Indexed[] {
  return entries.map((entry) => ({
    entry,
    code: entry.code === null ? null : folded(entry.code),
    name: folded(entry.name),
    about: folded(entry.about),
    also: entry.also.map(folded),
  }));
}

interface Place {
  hit: Hit;
  rank: number;
  /** Earlier in the name is better. */
  at: number;
}

/** What fits to the words that were typed, in groups: the group with the best hit first, in a group the best first, else in the given order. */
export function find(entries: readonly Indexed[], typed: string, most = 8): Hits[] {
  const whole = folded(typed);
  if (whole === '') {
    return [];
  }
  const words = typed.split(/\s+/).map(folded).filter((word) => word !== '');
  const found = new Map<Group, Place[]>();
  for (const entry of entries) {
    const place = placeOf(entry, whole, words);
    if (place !== null) {
      const places = found.get(entry.entry.group);
      if (places === undefined) {
        found.set(entry.entry.group, [place]);
      } else {
        places.push(place);
      }
    }
  }
  return [...found]
    .map(([group, places]) => ({ group, places: places.sort((a, b) => a.rank - b.rank || a.at - b.at) }))
    .sort((a, b) => (a.places[0]?.rank ?? 0) - (b.places[0]?.rank ?? 0) || GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
    .map(({ group, places }) => ({ group, hits: places.slice(0, most).map(({ hit }) => hit), more: Math.max(0, places.length - most) }));
}

function placeOf(indexed: Indexed, whole: string, words: readonly string[]): Place | null {
  const { entry, code, name, about, also } = indexed;
  const place = (rank: Rank, at = 0, needles: readonly string[] = [whole], other: string | null = null): Place => ({
    hit: { entry, rank, needles, also: other },
    rank: RANKS.indexOf(rank),
    at,
  });
  if (code === whole) {
    return place('code');
  }
  if (code?.startsWith(whole) === true) {
    return place('code begins', code.length);
  }
  const within = name.indexOf(whole);
  if (within === 0) {
    return place('name begins');
  }
  const other = also.findIndex((text) => text.startsWith(whole));
  if (other >= 0) {
    return place('name begins', 1, [whole], entry.also[other] ?? null);
  }
  if (within > 0) {
    return place('inside', within);
  }
  if (code?.includes(whole) === true || about.includes(whole)) {
    return place('inside', name.length);
  }
  const inOther = also.findIndex((text) => text.includes(whole));
  if (inOther >= 0) {
    return place('inside', name.length, [whole], entry.also[inOther] ?? null);
  }
  const texts = [code ?? '', name, about, ...also];
  if (words.length > 1 && words.every((word) => texts.some((text) => text.includes(word)))) {
    return place('words', 0, words);
  }
  return null;
}
