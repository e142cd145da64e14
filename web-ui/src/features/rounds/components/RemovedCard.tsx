import { Button } from '@mantine/core';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import type { Round } from '@/session/rounds';
import { useRemovedItems } from '../api/items';
import classes from './rounds.module.css';

/** The archive of removed items: nothing of them is lost, and creating brings them back. */
export function RemovedCard({ round }: { round: Round }) {
  const { t, language } = useWords();
  const removed = useRemovedItems(round.round);
  const items = removed.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.card} aria-label={t('rounds.archive.title')}>
      <div className={classes.head}>
        <h2>{t('rounds.archive.title')}</h2>
        {items.length > 0 && <span className={classes.quiet}>{t('rounds.archive.detail')}</span>}
      </div>
      {removed.isPending && <LoadingState rows={2} />}
      {removed.isError && removed.data === undefined && <ProblemState error={removed.error} onRetry={() => void removed.refetch()} />}
      {removed.data && items.length === 0 && <div className={classes.quiet}>{t('rounds.archive.none')}</div>}
      {items.length > 0 && (
        <>
          <div className={classes.frame} role="region" aria-label={t('rounds.archive.list')} tabIndex={0}>
            <table className={table.table} aria-label={t('rounds.archive.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('rounds.archive.variable')}</th>
                  <th scope="col">{t('rounds.archive.office')}</th>
                  <th scope="col">{t('rounds.archive.at')}</th>
                  <th scope="col">{t('rounds.archive.reason')}</th>
                  <th scope="col">{t('rounds.archive.state')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id} className={table.row}>
                    <td className={classes.dates}>{item.variable}</td>
                    <th scope="row">{item.officeNameTh ?? item.office}</th>
                    <td>
                      {moment(item.at, language)} {t('rounds.archive.by')} {item.by.name}
                    </td>
                    <td>{item.reason}</td>
                    <td>
                      {item.reported && <span className={classes.newer}>{t('rounds.archive.reported')} </span>}
                      {item.assignedAgain && <span className={classes.quiet}>{t('rounds.archive.again')}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {removed.hasNextPage && (
            <Button mt={8} variant="default" loading={removed.isFetchingNextPage} onClick={() => void removed.fetchNextPage()}>
              {t('rounds.archive.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
