import { bangkokDay, day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Page } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { has, readsEverything } from '@/session/me';
import { useRound } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useEscalations } from '../api/deadlines';
import { EscalationTables } from './EscalationTables';
import classes from './deadlines.module.css';

/** รายการที่ยังไม่รับรองเมื่อสิ้นสุดเวลา, for the executives and psdg. */
export function EscalationsPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return readsEverything(me) ? (
    <List />
  ) : (
    <Page title={t('deadlines.escalations.title')}>
      <ForbiddenState detail={t('deadlines.escalations.onlyReaders')} />
    </Page>
  );
}

function List() {
  const { t, language } = useWords();
  const { me } = useSignedIn();
  const { round } = useRound();
  const escalations = useEscalations(round.round);
  const { data } = escalations;
  const ended = data !== undefined && data.closes < bangkokDay(new Date());
  return (
    <Page title={t('deadlines.escalations.title')} aside={data && data.items.length > 0 ? t('deadlines.escalations.counts') : undefined}>
      {escalations.isError && data === undefined ? (
        <ProblemState error={escalations.error} onRetry={() => void escalations.refetch()} />
      ) : data === undefined ? (
        <LoadingState />
      ) : (
        <div className={classes.body}>
          {data.items.length === 0 && (
            <EmptyState
              title={t(ended ? 'deadlines.escalations.none' : 'deadlines.escalations.open')}
              detail={t(ended ? 'deadlines.escalations.noneDetail' : 'deadlines.escalations.openDetail', { day: day(data.closes, language) })}
            />
          )}
          <EscalationTables escalations={data} linked={has(me, 'PSDG')} />
        </div>
      )}
    </Page>
  );
}
