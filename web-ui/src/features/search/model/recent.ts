import type { Entry, Hit } from './find';

const MOST = 6;
const keyOf = (person: string) => `rabrong.search.${person}`;

/** What a person chose last, the latest first; a browser that keeps nothing has none. */
export function recentOf(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts it first. */
export function withRecent(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((each) => each !== id)].slice(0, MOST);
}

export function keepRecent(person: string, recent: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(recent));
  } catch {
    // the list is a convenience: without storage it lasts as long as the page
  }
}

/** What was chosen last and can still be gone to: in this round, by this person. */
export function recentHits(entries: readonly Entry[], recent: readonly string[]): Hit[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  return recent.flatMap((id): Hit[] => {
    const entry = known.get(id);
    return entry === undefined ? [] : [{ entry, rank: 'code', needles: [], also: null }];
  });
}

/** All options in the order of the arrows. */
export function optionsOf(found: readonly { hits: readonly Hit[] }[]): Hit[] {
  return found.flatMap(({ hits }) => hits);
}

