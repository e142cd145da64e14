import { compareThai } from '@/format/collation';
import type { Round } from '@/session/rounds';

export interface YearGroup {
  fiscalYear: number;
  programme: string;
  rounds: Round[];
}

/** Rounds by fiscal year, the latest first, then by programme; within, the shorter before the longer. */
export function byYear(rounds: readonly Round[]): YearGroup[] {
  const groups = new Map<string, YearGroup>();
  for (const round of rounds) {
    const key = `${round.fiscalYear}/${round.programme}`;
    const group = groups.get(key) ?? { fiscalYear: round.fiscalYear, programme: round.programme, rounds: [] };
    group.rounds.push(round);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.rounds.sort((a, b) => a.months - b.months || compareThai(a.round, b.round));
  }
  return [...groups.values()].sort((a, b) => b.fiscalYear - a.fiscalYear || compareThai(b.programme, a.programme));
}
