import { Button } from '@mantine/core';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { usePreview } from '../api/deadlines';
import { NoticesTable } from './NoticesTable';
import classes from './deadlines.module.css';

/** ทดลองดูรายการที่จะแจ้ง: exactly what a run would tell now, by recipient. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const preview = usePreview();
  const telling = preview.isFetching ? undefined : preview.data;
  return (
    <Dialog title={t('deadlines.settings.dryTitle')} onClose={onClose} size={860}>
      {preview.isError && !preview.isFetching ? (
        <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : telling === undefined ? (
        <LoadingState rows={6} />
      ) : telling.notices.length === 0 && telling.escalations.length === 0 ? (
        <EmptyState title={t('deadlines.settings.dryNone')} detail={t('deadlines.settings.dryNoneDetail')} />
      ) : (
        <>
          <p className={classes.quiet}>{t('deadlines.settings.dryLead', { count: telling.notices.length })}</p>
          <div className={classes.frame} role="region" aria-label={t('deadlines.settings.dryTitle')} tabIndex={0}>
            <NoticesTable notices={telling.notices} label={t('deadlines.settings.dryTitle')} told={false} />
          </div>
          {telling.escalations.map((list) => (
            <div key={`${list.round}/${list.endedOn}`}>
              <h3 className={classes.subhead}>
                {t('deadlines.settings.escalation')} · {list.round} · {day(list.endedOn, language)}
              </h3>
              <ul>
                {list.bureaus.map(({ bureau, nameTh, counts }) => (
                  <li key={bureau}>
                    {nameTh ?? bureau}: {t('deadlines.settings.count', { count: counts.items })}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
      <div className={classes.end}>
        <Button variant="default" onClick={onClose}>
          {t('deadlines.settings.close')}
        </Button>
      </div>
    </Dialog>
  );
}
