/** Small habits of a person, kept in the browser. */
export function readFlag(name: string, otherwise: boolean): boolean {
  const kept = localStorage.getItem(`rabrong.certification.${name}`);
  return kept === null ? otherwise : kept === '1';
}

export function writeFlag(name: string, on: boolean): void {
  localStorage.setItem(`rabrong.certification.${name}`, on ? '1' : '0');
}

const VISITS = 'rabrong.certification.visits';
/** How many worklists are remembered. */
const KEPT = 400;

/** When this person last left a worklist, as an instant; null if never in this browser. */
export function lastVisit(person: string, list: string): string | null {
  return visits()[`${person}/${list}`] ?? null;
}

export function noteVisit(person: string, list: string, at: string): void {
  const name = `${person}/${list}`;
  const others = Object.entries(visits()).filter(([other]) => other !== name);
  localStorage.setItem(VISITS, JSON.stringify(Object.fromEntries([...others, [name, at]].slice(-KEPT))));
}

function visits(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(VISITS) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}
