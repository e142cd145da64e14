import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { day, dayOf } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Status } from '@/item/status';
import table from '@/page/table.module.css';
import type { BureauHome, VariableLine } from '../api/home';
import { allOf, byUrgency, daysSince } from '../lines';
import { variableUrl } from '../links';
import classes from './Home.module.css';

/** รอรับรอง: the variables with work, the longest waiting first; the others folded. */
export function WaitingTable({ home }: { home: BureauHome }) {
  const { t } = useWords();
  const { waiting, others } = byUrgency(home.variables);
  const { counts } = home.totals;
  const all = allOf(home.totals);
  const confirmed = counts.CONFIRMED === all && all > 0;
  return (
    <section aria-labelledby="waiting" className={classes.part}>
      <h2 id="waiting" tabIndex={-1} className={classes.heading}>
        {t('home.waiting')}
      </h2>
      {waiting.length === 0 ? (
        <div className={classes.done}>
          <IconCircleCheck size={22} stroke={1.8} aria-hidden />
          <div>
            <b>{t(confirmed ? 'home.allConfirmed' : 'home.allDone')}</b>
            <div>{t(confirmed ? 'home.allConfirmedDetail' : 'home.allDoneDetail', { count: all })}</div>
          </div>
        </div>
      ) : (
        <Variables home={home} lines={waiting} label={t('home.waiting')} />
      )}
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{t('home.others', { count: others.length })}</summary>
          <Variables home={home} lines={others} label={t('home.others', { count: others.length })} />
        </details>
      )}
    </section>
  );
}

function Variables({ home, lines, label }: { home: BureauHome; lines: readonly VariableLine[]; label: string }) {
  const { t } = useWords();
  return (
    <table className={`${table.table ?? ''} ${classes.table ?? ''}`} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('home.column.variable')}</th>
          <th scope="col" className={table.number}>
            {t('home.column.awaiting')}
          </th>
          <th scope="col" className={table.number}>
            {t('home.column.oldest')}
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
        {lines.map((line) => (
          <Variable key={line.variable} home={home} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Variable({ home, line }: { home: BureauHome; line: VariableLine }) {
  const { t, language } = useWords();
  const { figures } = line;
  const name = `${line.variable} ${line.nameTh}`;
  const count = (status: Status) =>
    figures.counts[status] === 0 ? (
      <span className={table.quiet}>0</span>
    ) : (
      <Link to={variableUrl(home.round, line.variable, { status })} aria-label={t('home.openStatus', { status: t(`status.${status}`), count: figures.counts[status], name })}>
        {figures.counts[status]}
      </Link>
    );
  const days = figures.waitingSince === null ? null : daysSince(figures.waitingSince, home.asOf);
  return (
    <tr className={table.row}>
      <th scope="row">
        <Link to={variableUrl(home.round, line.variable)} className={classes.name} title={`${line.subIndicator} ${line.subIndicatorNameTh}`}>
          <span className={table.code}>{line.variable}</span>
          {line.nameTh}
        </Link>
        {line.closes !== home.closes && <span className={classes.quiet}> {t('home.until', { date: day(line.closes, language) })}</span>}
      </th>
      <td className={table.number}>
        {figures.counts.AWAITING === 0 ? (
          <span className={table.quiet}>0</span>
        ) : (
          <Link
            to={variableUrl(home.round, line.variable, { status: 'AWAITING' })}
            className={classes.go}
            aria-label={t('home.openWaiting', { count: figures.counts.AWAITING, name })}
          >
            {figures.counts.AWAITING}
          </Link>
        )}
      </td>
      <td className={table.number} title={figures.waitingSince === null ? undefined : dayOf(figures.waitingSince, language)}>
        {days === null ? (
          <span className={table.quiet}>{figures.counts.AWAITING > 0 ? t('home.unknownSince') : '–'}</span>
        ) : (
          <span className={days > home.overdueAfterDays ? table.bad : undefined}>{days === 0 ? t('home.today') : t('home.days', { count: days })}</span>
        )}
      </td>
      <td className={table.number}>{count('REJECTED')}</td>
      <td className={table.number}>{count('NOT_REPORTED')}</td>
      <td className={`${table.number ?? ''} ${classes.progress ?? ''}`}>{t('home.confirmedOf', { done: figures.counts.CONFIRMED, all: allOf(figures) })}</td>
    </tr>
  );
}
