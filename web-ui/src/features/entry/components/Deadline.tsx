import { IconClockHour4 } from '@tabler/icons-react';
import { useState } from 'react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import type { Round } from '@/session/rounds';
import { useTimeUntil, useToday } from '../api/clock';
import { useSheet } from '../api/sheet';
import { endOf, left, milestone } from '../model/deadline';
import { lockOf } from '../model/lock';
import classes from './Deadline.module.css';

const MINUTE = 60_000;

/** Until when the office may report, counted down in Bangkok's time; an extension for the office counts and is named. */
export function Deadline({ round, office }: { round: Round; office: string | undefined }) {
  const { t, language } = useWords();
  const sheet = useSheet(round.round, office);
  const today = useToday();
  const { opens } = round.reporting;
  const closes = sheetCloses(sheet.data, round.reporting.closes);
  const extended = closes > round.reporting.closes;
  if (today < opens) {
    return <span className={classes.deadline}>{t('entry.deadline.opens', { date: day(opens, language) })}</span>;
  }
  if (closes < today) {
    const open = (sheet.data ?? []).filter((entry) => lockOf(entry, today) === null).length;
    return (
      <span className={classes.deadline}>
        <b className={classes.closed}>{t('entry.deadline.closed')}</b> {t('entry.deadline.closedOn', { date: day(closes, language) })}
        {open > 0 && <b className={classes.soon}> · {t('entry.deadline.stillOpen', { count: open })}</b>}
        <Said milestone="over" />
      </span>
    );
  }
  return (
    <span className={classes.deadline}>
      {t(extended ? 'entry.deadline.extendedUntil' : 'entry.deadline.openUntil', { date: day(closes, language) })} <Countdown key={closes} closes={closes} />
    </span>
  );
}

function Countdown({ closes }: { closes: string }) {
  const { t } = useWords();
  const millis = useTimeUntil(endOf(closes));
  const rest = left(millis);
  const urgency = millis <= 10 * MINUTE ? 'now' : millis <= 24 * 60 * MINUTE ? 'soon' : undefined;
  return (
    <>
      <span role="timer" aria-label={t('entry.deadline.label')} className={classes.left} data-urgency={urgency}>
        <IconClockHour4 size={15} aria-hidden />
        <span>{rest.kind === 'over' ? t('entry.deadline.closed') : t(`entry.deadline.left.${rest.kind}`, { ...rest })}</span>
      </span>
      <Said milestone={milestone(millis)} />
    </>
  );
}

/** Tells those who listen, only when something was reached since the page was opened. */
function Said({ milestone: reached }: { milestone: ReturnType<typeof milestone> }) {
  const { t } = useWords();
  const [first] = useState(reached);
  return (
    <span role="status" className="visually-hidden">
      {reached !== null && reached !== first && t(`entry.deadline.said.${reached}`)}
    </span>
  );
}
