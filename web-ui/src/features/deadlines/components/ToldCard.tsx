import { Button } from '@mantine/core';
import { useWords } from '@/i18n';
import { LoadingState, ProblemState } from '@/page/states';
import { useTold } from '../api/deadlines';
import { NoticesTable } from './NoticesTable';
import classes from './deadlines.module.css';

/** What was told lately, the newest first. */
export function ToldCard() {
  const { t } = useWords();
  const told = useTold();
  const notices = told.data?.pages.flatMap((page) => page.items);
  return (
    <section className={classes.card} aria-label={t('deadlines.settings.latest')}>
      <div className={classes.head}>
        <h2>{t('deadlines.settings.latest')}</h2>
      </div>
      {told.isPending && <LoadingState rows={3} />}
      {told.isError && notices === undefined && <ProblemState error={told.error} onRetry={() => void told.refetch()} />}
      {notices?.length === 0 && <div className={classes.quiet}>{t('deadlines.settings.latestNone')}</div>}
      {notices && notices.length > 0 && (
        <div className={classes.scroll}>
          <NoticesTable notices={notices} label={t('deadlines.settings.latest')} told />
        </div>
      )}
      {told.hasNextPage && (
        <Button mt={8} variant="default" loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
          {t('deadlines.settings.more')}
        </Button>
      )}
    </section>
  );
}
