import type { DecisionStep, EntryStep } from '../api/history';

/** A step of either side. */
export type Step = { side: 'OFFICE'; step: EntryStep } | { side: 'BUREAU'; step: DecisionStep };

/** What the certifier's side writes down about the office's doing: the office's own steps tell it better. */
const ECHOES = new Set(['reported', 'cleared', 'explained', 'explanation-withdrawn']);

/**
 * Both sides in one order of time, the newest first. While the office's steps are not all here (`more`), decisions older than the oldest of
 * them wait, so that nothing has to be put in between later.
 */
export function together(office: readonly EntryStep[], bureau: readonly DecisionStep[], more: boolean): Step[] {
  const oldest = more ? office.at(-1)?.at : undefined;
  const decisions = bureau.filter(({ step, at }) => !ECHOES.has(step) && (oldest === undefined || at >= oldest));
  const all: Step[] = [
    ...decisions.map((step): Step => ({ side: 'BUREAU', step })),
    ...office.map((step): Step => ({ side: 'OFFICE', step })),
  ];
  // Steps of one side have their own order, which a clock's tick may not tell; it wins within a side
  return all.sort((one, other) => Date.parse(other.step.at) - Date.parse(one.step.at) || other.step.sequence - one.step.sequence);
}
