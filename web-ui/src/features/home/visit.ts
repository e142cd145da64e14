/** A person's visits of a round's home, as the browser keeps them: what came after `since` is new. */
export interface Visit {
  /** When the visit before this one was last seen; null on the first. */
  since: string | null;
  /** When this visit was last seen. */
  seen: string;
}

/** Who comes back within this time, as after a look into a worklist, is still on the same visit. */
const PAUSE = 30 * 60_000;

/** The visit that begins, or goes on, now. */
export function enter(kept: Visit | null, now: number): Visit {
  const seen = new Date(now).toISOString();
  if (kept === null) {
    return { since: null, seen };
  }
  const away = now - Date.parse(kept.seen);
  return { since: away > PAUSE ? kept.seen : kept.since, seen };
}

/** Marks everything up to now as seen. */
export function allSeen(now: string): Visit {
  return { since: now, seen: now };
}

const keyOf = (person: string, round: string) => `rabrong.home.${person}.${round}`;

export function keptVisit(person: string, round: string): Visit | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, round)) ?? 'null');
    return isVisit(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepVisit(person: string, round: string, visit: Visit): void {
  try {
    localStorage.setItem(keyOf(person, round), JSON.stringify(visit));
  } catch {
    // without storage the last day counts as new
  }
}

function isVisit(kept: unknown): kept is Visit {
  const isTime = (text: unknown) => typeof text === 'string' && !Number.isNaN(Date.parse(text));
  return typeof kept === 'object' && kept !== null && 'seen' in kept && isTime(kept.seen) && 'since' in kept && (kept.since === null || isTime(kept.since));
}
