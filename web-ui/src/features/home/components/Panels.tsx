import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { day, dayOf, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { BureauHome, SlowOffice } from '../api/home';
import { daysSince } from '../lines';
import { officeUrl, variableUrl } from '../links';
import classes from './Home.module.css';

function Panel({ id, title, note, action, children }: { id: string; title: string; note?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <div className={classes.panelHead}>
        <h2 id={id} tabIndex={-1} className={classes.heading}>
          {title}
        </h2>
        {note !== undefined && <span className={classes.quiet}>{note}</span>}
        {action}
      </div>
      {children}
    </section>
  );
}

/** An item by its office and variable; leads to the office's row in the variable's worklist. */
function Item({ home, item, children }: { home: BureauHome; item: { variable: string; office: string; officeNameTh: string | null }; children: ReactNode }) {
  return (
    <li className={classes.item}>
      <Link to={variableUrl(home.round, item.variable, { office: item.officeNameTh })} className={classes.itemName}>
        <span className={table.code}>{item.variable}</span>
        {item.officeNameTh ?? item.office}
      </Link>
      <span className={classes.itemNote}>{children}</span>
    </li>
  );
}

/** ใหม่: reports and corrections since the last visit. */
export function FreshPanel({ home, visited, onSeen }: { home: BureauHome; visited: boolean; onSeen: () => void }) {
  const { t, language } = useWords();
  return (
    <Panel
      id="fresh"
      title={t('home.fresh')}
      note={t(visited ? 'home.freshSinceVisit' : 'home.freshSince', { date: moment(home.since, language) })}
      action={
        home.totals.fresh > 0 && (
          <Button variant="default" size="compact-xs" fz={13} onClick={onSeen}>
            {t('home.seen')}
          </Button>
        )
      }
    >
      {home.newest.length === 0 ? (
        <p className={classes.none}>{t('home.noneFresh')}</p>
      ) : (
        <ul className={classes.items}>
          {home.newest.map((item) => (
            <Item key={`${item.variable}/${item.office}`} home={home} item={item}>
              {item.correction && <span className={classes.tag}>{t('home.correction')}</span>} {moment(item.reportedAt, language)}
            </Item>
          ))}
        </ul>
      )}
      <Shown shown={home.newest.length} total={home.totals.fresh} />
    </Panel>
  );
}

/** เกินกำหนด: what waits too long for the bureau, and what the offices did not mend in time. */
export function OverduePanel({ home }: { home: BureauHome }) {
  const { t, language } = useWords();
  return (
    <Panel id="overdue" title={t('home.overdue')}>
      {home.longest.length === 0 && home.unfixed.length === 0 && <p className={classes.none}>{t('home.noneOverdue')}</p>}
      {home.longest.length > 0 && (
        <>
          <h3 className={classes.subheading}>{t('home.longest', { days: home.overdueAfterDays })}</h3>
          <ul className={classes.items}>
            {home.longest.map((item) => (
              <Item key={`${item.variable}/${item.office}`} home={home} item={item}>
                <span className={table.bad} title={dayOf(item.reportedAt, language)}>
                  {t('home.days', { count: daysSince(item.reportedAt, home.asOf) })}
                </span>
              </Item>
            ))}
          </ul>
          <Shown shown={home.longest.length} total={home.totals.overdue} />
        </>
      )}
      {home.unfixed.length > 0 && (
        <>
          <h3 className={classes.subheading}>{t('home.unfixed')}</h3>
          <ul className={classes.items}>
            {home.unfixed.map((item) => (
              <Item key={`${item.variable}/${item.office}`} home={home} item={item}>
                <span title={item.reason ?? undefined}>{t('home.fixBy', { date: day(item.fixBy, language) })}</span>
              </Item>
            ))}
          </ul>
          <Shown shown={home.unfixed.length} total={home.totals.unfixed} />
        </>
      )}
    </Panel>
  );
}

/** หน่วยงานที่ตอบช้า, each with the figures that put it where it stands. */
export function SlowPanel({ home }: { home: BureauHome }) {
  const { t } = useWords();
  return (
    <Panel id="slow" title={t('home.slow')}>
      {home.slow.length === 0 ? (
        <p className={classes.none}>{t('home.noneSlow')}</p>
      ) : (
        <>
          <ol className={classes.items}>
            {home.slow.map((office) => (
              <li key={office.office} className={classes.office}>
                <Link to={officeUrl(home.round, office.office)} className={classes.itemName}>
                  <span className={table.code}>{office.office}</span>
                  {office.officeNameTh ?? office.office}
                </Link>
                <b className={classes.owed}>{t('home.owed', { count: office.owed })}</b>
                <span className={classes.why}>
                  <Why office={office} />
                </span>
              </li>
            ))}
          </ol>
          <Shown shown={home.slow.length} total={home.slowOffices} />
          <p className={classes.quiet}>{t('home.slowHint')}</p>
        </>
      )}
    </Panel>
  );
}

/** The parts of what an office owes, those that count first. */
function Why({ office }: { office: SlowOffice }) {
  const { t, language } = useWords();
  const parts = [
    office.ended > 0 && t('home.ended', { count: office.ended }),
    office.refused > 0 &&
      (office.refusedSince === null
        ? t('home.refused', { count: office.refused })
        : t('home.refusedSince', { count: office.refused, date: dayOf(office.refusedSince, language) })),
    office.refusals > office.refused && t('home.refusals', { count: office.refusals }),
    office.unreported > 0 && t('home.unreported', { count: office.unreported }),
  ];
  return <>{parts.filter((part) => part !== false).join(' · ')}</>;
}

function Shown({ shown, total }: { shown: number; total: number }) {
  const { t } = useWords();
  return total > shown && <p className={classes.quiet}>{t('home.firstOf', { shown, total })}</p>;
}
