import { useCallback } from 'react';
import type { ProblemError } from '@/api/problem';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';

/** Why a decision was refused, in the words that stand beside its row. */
export function useRefusalWords(): (problem: ProblemError) => string {
  const { t } = useWords();
  return useCallback(
    (problem) => {
      if (problem.slug === 'stale-revision') {
        const value = problem.details.current?.value;
        return t('certify.stale', { value: value == null ? t('item.none') : grouped(value) });
      }
      if (problem.slug === 'offline') {
        return t('certify.offline');
      }
      return problem.isTold ? problem.explanation : t('certify.notSaved');
    },
    [t],
  );
}
