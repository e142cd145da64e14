import { Anchor } from '@mantine/core';
import { IconCircleCheck, IconClock, IconClockExclamation, IconLock, IconQuestionMark, type Icon } from '@tabler/icons-react';
import { Link } from 'react-router';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { countdown } from '../countdown';
import type { Deadlines } from '../api/deadlines';
import classes from './deadlines.module.css';

type Window = Deadlines['rounds'][number]['reporting'];
/** So few days left that it is said louder; as the reminders have it. */
const SOON = 3;
const SHAPES: Record<string, Icon> = { UNKNOWN: IconQuestionMark, BEFORE: IconClock, OPEN: IconCircleCheck, SOON: IconClockExclamation, LAST: IconClockExclamation, ENDED: IconLock };

/** Each round's windows with the days that are left and what is left to do. */
export function WindowsCard({ deadlines: { rounds, today } }: { deadlines: Deadlines }) {
  const { t } = useWords();
  return (
    <section className={classes.card} aria-label={t('deadlines.settings.windows')}>
      <div className={classes.head}>
        <h2>{t('deadlines.settings.windows')}</h2>
        <span className={classes.quiet}>{t('deadlines.settings.frozen')}</span>
      </div>
      {rounds.length === 0 ? (
        <div className={classes.quiet}>{t('deadlines.settings.noWindows')}</div>
      ) : (
        <div className={classes.scroll}>
          <table className={table.table} aria-label={t('deadlines.settings.windows')}>
            <thead>
              <tr>
                <th scope="col">{t('deadlines.settings.column.round')}</th>
                <th scope="col">{t('deadlines.settings.column.reporting')}</th>
                <th scope="col" className={table.number}>
                  {t('deadlines.settings.column.unreported')}
                </th>
                <th scope="col">{t('deadlines.settings.column.certification')}</th>
                <th scope="col" className={table.number}>
                  {t('deadlines.settings.column.undecided')}
                </th>
                <th scope="col">{t('deadlines.settings.column.more')}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ round, nameTh, reporting, certification }) => (
                <tr key={round} className={table.row}>
                  <th scope="row">
                    <Anchor component={Link} to={`/settings/rounds/${round}`}>
                      {nameTh ?? round}
                    </Anchor>
                  </th>
                  <td>
                    <Count window={reporting} today={today} />
                  </td>
                  <td className={table.number}>{reporting.left.toLocaleString('en')}</td>
                  <td>
                    <Count window={certification} today={today} />
                  </td>
                  <td className={table.number}>{certification.left.toLocaleString('en')}</td>
                  <td>
                    {certification.closes !== null && certification.closes < today && (
                      <Anchor component={Link} to={`/escalations?round=${round}`} aria-label={t('deadlines.settings.list', { round: nameTh ?? round })}>
                        {t('deadlines.settings.listShort')}
                      </Anchor>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The days of a window and how many are left; told by shape and word as well as by colour. */
function Count({ window, today }: { window: Window; today: string }) {
  const { t, language } = useWords();
  const found = countdown(window, today);
  const state = found.state === 'OPEN' && found.days <= SOON ? 'SOON' : found.state;
  const Shape = SHAPES[state] ?? IconQuestionMark;
  const text =
    found.state === 'UNKNOWN'
      ? t('deadlines.settings.unknown')
      : found.state === 'BEFORE'
        ? t('deadlines.settings.opensIn', { count: found.days })
        : found.state === 'ENDED'
          ? t('deadlines.settings.ended', { count: found.days })
          : found.state === 'LAST'
            ? t('deadlines.settings.lastDay')
            : t('deadlines.settings.leftDays', { count: found.days });
  return (
    <>
      {window.opens !== null && window.closes !== null && (
        <span className={classes.dates}>
          {day(window.opens, language)} – {day(window.closes, language)}
        </span>
      )}{' '}
      <span className={classes.count} data-state={state}>
        <Shape size={15} aria-hidden /> {text}
      </span>
      {window.lastDay !== null && window.closes !== null && window.lastDay > window.closes && (
        <div className={classes.quiet}>{t('deadlines.settings.extended', { day: day(window.lastDay, language) })}</div>
      )}
    </>
  );
}
