import type { Schemas } from '@/api/client';
import { compareThai, contains } from '@/format/collation';

export type Chain = Schemas['HistoryChain'];
export type ChainFault = Schemas['ChainFault'];

export type Result = 'HOLDS' | 'BROKEN' | 'UNCHECKED';

export function resultOf(chain: Chain): Result {
  return chain.verified === null ? 'UNCHECKED' : chain.verified.holds ? 'HOLDS' : 'BROKEN';
}

/** How many entries came after the last verification. */
export function newerThanVerified({ entries, verified }: Chain): number {
  return verified?.holds === true ? Math.max(0, entries - verified.entries) : 0;
}

const ORDER: Record<Result, number> = { BROKEN: 0, UNCHECKED: 1, HOLDS: 2 };

/** What is wrong first, then what nobody looked at, then by name. */
export function worstFirst(chains: Chain[], typed: string): Chain[] {
  return chains
    .filter((chain) => contains(`${chain.officeName ?? ''} ${chain.office}`, typed))
    .sort((a, b) => ORDER[resultOf(a)] - ORDER[resultOf(b)] || compareThai(a.officeName ?? a.office, b.officeName ?? b.office));
}

export interface AnchorForm {
  office: string | null;
  position: string;
  hash: string;
}

export type AnchorFault = 'missing' | 'badPosition' | 'badHash';

/** The digits of a hash as they were copied: from a file with blanks and line ends, or from paper in capitals. */
export function plainHash(typed: string): string {
  return typed.replace(/\s/g, '').toLowerCase();
}

/** What is wrong with each field; empty where it can be asked. */
export function anchorFaults({ office, position, hash }: AnchorForm): Partial<Record<keyof AnchorForm, AnchorFault>> {
  const faults: Partial<Record<keyof AnchorForm, AnchorFault>> = {};
  if (office === null) {
    faults.office = 'missing';
  }
  if (position.trim() === '') {
    faults.position = 'missing';
  } else if (!/^[1-9]\d{0,15}$/.test(position.trim())) {
    faults.position = 'badPosition';
  }
  if (plainHash(hash) === '') {
    faults.hash = 'missing';
  } else if (!/^[0-9a-f]{64}$/.test(plainHash(hash))) {
    faults.hash = 'badHash';
  }
  return faults;
}
