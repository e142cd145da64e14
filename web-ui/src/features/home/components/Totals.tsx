import { useWords } from '@/i18n';
import type { BureauHome } from '../api/home';
import { daysSince } from '../lines';
import classes from './Home.module.css';

/** The figures of the whole page on one line, each leading to its part. */
export function Totals({ home }: { home: BureauHome }) {
  const { t } = useWords();
  const { totals } = home;
  const oldest = totals.waitingSince === null ? null : daysSince(totals.waitingSince, home.asOf);
  const figures = [
    { key: 'awaiting', count: totals.counts.AWAITING, part: 'waiting', note: oldest === null || oldest === 0 ? null : t('home.oldest', { days: oldest }) },
    { key: 'fresh', count: totals.fresh, part: 'fresh', note: totals.corrections === 0 ? null : t('home.corrections', { count: totals.corrections }) },
    { key: 'overdue', count: totals.overdue, part: 'overdue', note: null, warn: true },
    { key: 'unfixed', count: totals.unfixed, part: 'overdue', note: null, warn: true },
    { key: 'slow', count: home.slowOffices, part: 'slow', note: null },
  ] as const;
  return (
    <ul className={classes.totals} aria-label={t('home.totals')}>
      {figures.map((figure) => (
        <li key={figure.key}>
          <a href={`#${figure.part}`} className={classes.total} data-warn={'warn' in figure && figure.count > 0 ? true : undefined}>
            <span className={classes.figure}>{figure.count.toLocaleString('en')}</span>{' '}
            <span>
              {t(`home.total.${figure.key}`, { days: home.overdueAfterDays })}
              {figure.note !== null && <span className={classes.quiet}> {figure.note}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
