import { useMemo } from 'react';
import { useWords } from '@/i18n';
import { useOffices } from '@/organisation/organisations';
import { usePlan } from '@/plan/plan';
import type { Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { officeEntries, pageEntries, planEntries, type PageEntry } from '../model/entries';
import type { Entry } from '../model/find';

/** Everything that the person can go to. The round's plan and the offices are asked for once they are wanted, with what other pages keep of them. */
export function useEntries(pages: readonly PageEntry[], round: Round | undefined, wanted: boolean): { entries: Entry[]; loading: boolean; failed: boolean } {
  const { language } = useWords();
  const { me } = useSignedIn();
  const plan = usePlan(wanted ? (round?.plan ?? '') : '', round?.planVersion);
  const offices = useOffices(wanted && round !== undefined);
  const code = round?.round;
  const entries = useMemo(() => {
    const all = pageEntries(pages);
    if (code !== undefined) {
      const seeker = { me, round: code, language };
      // whose sheet a variable is in depends on the kind of the office
      if (plan.data !== undefined && offices.data !== undefined) {
        all.push(...planEntries(plan.data, offices.data, seeker));
      }
      all.push(...officeEntries(offices.data ?? [], seeker));
    }
    return all;
  }, [pages, code, plan.data, offices.data, me, language]);
  return { entries, loading: plan.isFetching || offices.isFetching, failed: plan.isError || offices.isError };
}
