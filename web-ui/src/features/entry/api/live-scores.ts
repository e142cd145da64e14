import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { officeScores, officeScoresKey, type OfficeScores } from '@/score/scores';

const EAGER_FOR = 5_000;
const EAGER = 250;
const RELAXED = 15_000;

/** A value that was saved and that the scores should soon take into account. */
export interface Awaited {
  variable: string;
  revision: number;
  since: number;
}

/** The awaited values that the scores do not know yet. */
export function notYetScored(awaited: readonly Awaited[], scores: OfficeScores | undefined): Awaited[] {
  const known = new Map(
    (scores?.subIndicators ?? []).flatMap((subIndicator) => (subIndicator.inputs ?? []).map((input) => [input.variable, input.revision])),
  );
  return awaited.filter(({ variable, revision }) => (known.get(variable) ?? 0) < revision);
}

/** How long to wait before looking again: at once while a fresh value is awaited, at leisure otherwise. */
export function pause(awaited: readonly Awaited[], now: number): number {
  return awaited.some(({ since }) => now - since < EAGER_FOR) ? EAGER : RELAXED;
}

/** The office's scores, which follow each saved value within moments. */
export function useLiveScores(round: string, office: string | undefined) {
  const queries = useQueryClient();
  const [awaited, setAwaited] = useState<readonly Awaited[]>([]);
  const scores = useQuery({
    queryKey: officeScoresKey(round, office ?? ''),
    queryFn: () => officeScores(round, office ?? ''),
    enabled: office !== undefined,
    refetchInterval: (query) => pause(notYetScored(awaited, query.state.data), Date.now()),
  });
  const expect = useCallback(
    (variable: string, revision: number) => {
      setAwaited((before) => [...before.filter((one) => one.variable !== variable), { variable, revision, since: Date.now() }]);
      void queries.invalidateQueries({ queryKey: officeScoresKey(round, office ?? '') });
    },
    [queries, round, office],
  );
  const pending = new Set(notYetScored(awaited, scores.data).map(({ variable }) => variable));
  return { scores, expect, pending };
}
