import { Anchor } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { day, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { Counts, Escalations } from '../api/deadlines';
import classes from './deadlines.module.css';

type Escalation = Escalations['items'][number];
type Bureau = Escalation['bureaus'][number];

/** What was undecided, one table for each end; a bureau unfolds to its variables. */
export function EscalationTables({ escalations, linked }: { escalations: Escalations; linked: boolean }) {
  const { t, language } = useWords();
  return (
    <>
      {escalations.items.map((escalation) => {
        const title = t(escalation.endedOn > escalations.closes ? 'deadlines.escalations.endedExtension' : 'deadlines.escalations.ended', { day: day(escalation.endedOn, language) });
        return (
          <section key={escalation.endedOn} className={classes.card} aria-label={title}>
            <div className={classes.head}>
              <h2>{title}</h2>
              <span className={classes.quiet}>{t('deadlines.escalations.since', { at: moment(escalation.toldAt, language) })}</span>
            </div>
            <div className={classes.scroll}>
              <EndTable escalation={escalation} round={escalations.round} linked={linked} label={title} />
            </div>
          </section>
        );
      })}
      {escalations.stillOpen.length > 0 && <StillOpen escalations={escalations} />}
    </>
  );
}

function EndTable({ escalation, round, linked, label }: { escalation: Escalation; round: string; linked: boolean; label: string }) {
  const { t } = useWords();
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('deadlines.escalations.column.bureau')}</th>
          {(['atEnd', 'notReported', 'awaiting', 'changed', 'now'] as const).map((column) => (
            <th key={column} scope="col" className={table.number}>
              {t(`deadlines.escalations.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {escalation.bureaus.map((bureau) => (
          <BureauRows key={bureau.bureau} bureau={bureau} round={round} linked={linked} />
        ))}
      </tbody>
      <tfoot>
        <tr className={table.group}>
          <th scope="row">{t('deadlines.escalations.total')}</th>
          <Figures counts={escalation.counts} now={escalation.now} />
        </tr>
      </tfoot>
    </table>
  );
}

function BureauRows({ bureau, round, linked }: { bureau: Bureau; round: string; linked: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const name = bureau.nameTh ?? bureau.bureau;
  return (
    <Fragment>
      <tr className={table.row}>
        <th scope="row">
          <button type="button" className={classes.fold} aria-expanded={open} aria-label={t('deadlines.escalations.expand', { bureau: name })} onClick={() => setOpen(!open)}>
            <IconChevronRight size={16} aria-hidden /> {name}
          </button>
        </th>
        <Figures counts={bureau.counts} now={bureau.now} />
      </tr>
      {open &&
        bureau.variables.map(({ variable, nameTh, counts, now }) => (
          <tr key={variable} className={table.row}>
            <th scope="row" className={classes.nested}>
              <span className={table.code}>{variable}</span>
              {linked ? (
                <Anchor component={Link} to={`/certification/variable?${new URLSearchParams({ round, variable }).toString()}`}>
                  {nameTh ?? variable}
                </Anchor>
              ) : (
                (nameTh ?? '')
              )}
            </th>
            <Figures counts={counts} now={now} />
          </tr>
        ))}
    </Fragment>
  );
}

function Figures({ counts, now }: { counts: Counts; now: Counts }) {
  return (
    <>
      {[counts.items, counts.notReported, counts.awaiting, counts.changedSinceConfirmed, now.items].map((figure, column) => (
        <td key={column} className={`${table.number ?? ''} ${figure === 0 ? (table.quiet ?? '') : ''}`}>
          {figure.toLocaleString('en')}
        </td>
      ))}
    </>
  );
}

function StillOpen({ escalations }: { escalations: Escalations }) {
  const { t, language } = useWords();
  return (
    <section className={classes.card} aria-label={t('deadlines.escalations.stillOpen')}>
      <div className={classes.head}>
        <h2>{t('deadlines.escalations.stillOpen')}</h2>
      </div>
      <div className={classes.scroll}>
        <table className={table.table} aria-label={t('deadlines.escalations.stillOpen')}>
          <thead>
            <tr>
              <th scope="col">{t('deadlines.escalations.bureau')}</th>
              <th scope="col">{t('deadlines.settings.column.certification')}</th>
              <th scope="col" className={table.number}>
                {t('deadlines.escalations.undecided')}
              </th>
            </tr>
          </thead>
          <tbody>
            {escalations.stillOpen.map((open) => (
              <tr key={`${open.bureau}/${open.until}`} className={table.row}>
                <th scope="row">{open.nameTh ?? open.bureau}</th>
                <td>{t('deadlines.escalations.until', { day: day(open.until, language) })}</td>
                <td className={table.number}>{open.counts.items.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
