import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { officeScores, officeScoresKey, type OfficeScores } from '@/score/scores';

const EAGER_FOR = 5_000;
const EAGER = 250;
const RELAXED = 15_000;

type Revision = Pick<Schemas['Entry'], 'variable' | 'revision'>;

/** A value that was saved and that the scores should soon take into account. */
export interface Awaited extends Revision {
  since: number;
}

/** The awaited values that the scores do not know yet. */
export function notYetScored(awaited: readonly Awaited[], scores: OfficeScores | undefined): Awaited[] {
  const known = new Map(
    (scores?.subIndicators ?? []).flatMap((subIndicator) => (subIndicator.inputs ?? []).map((input) => [input.variable, input.revision])),
  );
  return awaited.filter(({ variable, revision }) => (known.get(variable) ?? 0) < revision);
}

/** What was saved between two readings of the sheet, by whomever and however: typed, pasted, imported. */
export function risen(before: readonly Revision[], now: readonly Revision[], since: number): Awaited[] {
  const known = new Map(before.map(({ variable, revision }) => [variable, revision]));
  return now
    .filter(({ variable, revision }) => revision > (known.get(variable) ?? revision))
    .map(({ variable, revision }) => ({ variable, revision, since }));
}

/** How long to wait before looking again: at once while a fresh value is awaited, at leisure otherwise. */
export function pause(awaited: readonly Awaited[], now: number): number {
  return awaited.some(({ since }) => now - since < EAGER_FOR) ? EAGER : RELAXED;
}

/** The office's scores, which follow within moments what the sheet says is saved. `readAt`: when it said so. */
export function useLiveScores(round: string, office: string, sheet: readonly Revision[], readAt: number) {
  const [seen, setSeen] = useState(sheet);
  const [awaited, setAwaited] = useState<readonly Awaited[]>([]);
  if (seen !== sheet) {
    const fresh = risen(seen, sheet, readAt);
    setSeen(sheet);
    if (fresh.length > 0) {
      setAwaited([...awaited.filter((one) => fresh.every(({ variable }) => variable !== one.variable)), ...fresh]);
    }
  }
  const scores = useQuery({
    queryKey: officeScoresKey(round, office),
    queryFn: () => officeScores(round, office),
    refetchInterval: (query) => pause(notYetScored(awaited, query.state.data), Date.now()),
  });
  const pending = new Set(notYetScored(awaited, scores.data).map(({ variable }) => variable));
  return { scores, pending };
}
