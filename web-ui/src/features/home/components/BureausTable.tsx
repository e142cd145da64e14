import { Link } from 'react-router';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { BureauHome } from '../api/home';
import { allOf, daysSince } from '../lines';
import { homeUrl } from '../links';
import classes from './Home.module.css';

/** How much waits for each bureau, the most first; a bureau leads to its own home. */
export function BureausTable({ home }: { home: BureauHome }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="bureaus" className={classes.part}>
      <h2 id="bureaus" className={classes.heading}>
        {t('home.bureaus')}
      </h2>
      <table className={`${table.table ?? ''} ${classes.table ?? ''}`} aria-label={t('home.bureaus')}>
        <thead>
          <tr>
            <th scope="col">{t('home.column.bureau')}</th>
            <th scope="col" className={table.number}>
              {t('home.column.awaiting')}
            </th>
            <th scope="col" className={table.number}>
              {t('home.column.oldest')}
            </th>
            <th scope="col" className={table.number}>
              {t('home.column.overdue')}
            </th>
            <th scope="col" className={table.number}>
              {t('home.column.rejected')}
            </th>
            <th scope="col" className={table.number}>
              {t('home.column.unreported')}
            </th>
            <th scope="col" className={table.number}>
              {t('home.column.confirmed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {home.bureaus.map(({ bureau, nameTh, figures }) => {
            const days = figures.waitingSince === null ? null : daysSince(figures.waitingSince, home.asOf);
            return (
              <tr key={bureau} className={table.row}>
                <th scope="row">
                  <Link to={homeUrl(home.round, bureau)} className={classes.name}>
                    <span className={table.code}>{bureau}</span>
                    {nameTh ?? bureau}
                  </Link>
                </th>
                <td className={table.number}>
                  <b>{figures.counts.AWAITING}</b>
                </td>
                <td className={table.number}>{days === null ? <span className={table.quiet}>–</span> : days === 0 ? t('home.today') : t('home.days', { count: days })}</td>
                <td className={`${table.number ?? ''} ${figures.overdue > 0 ? (table.bad ?? '') : (table.quiet ?? '')}`}>{figures.overdue}</td>
                <td className={table.number}>{figures.counts.REJECTED}</td>
                <td className={table.number}>{figures.counts.NOT_REPORTED}</td>
                <td className={`${table.number ?? ''} ${classes.progress ?? ''}`}>{t('home.confirmedOf', { done: figures.counts.CONFIRMED, all: allOf(figures) })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
