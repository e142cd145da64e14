import { IconClockHour4 } from '@tabler/icons-react';
import { useState } from 'react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import type { Round } from '@/session/rounds';
import { useTimeUntil, useToday } from '../api/clock';
import { useSheet, type Entry } from '../api/sheet';
import { endOf, left, milestone } from '../model/deadline';
import { lockOf } from '../model/lock';
import classes from './Deadline.module.css';

const MINUTE = 60_000;

/** Until when the office may report, counted down in Bangkok's time; an extension for the office counts and is named. */
export function Deadline({ round, office }: { round: Round; office: string | undefined }) {
  const sheet = useSheet(round.round, office);
  const closes = sheetCloses(sheet.data, round.reporting.closes);
  return <Line key={closes} round={round} entries={sheet.data ?? []} closes={closes} />;
}

function Line({ round, entries, closes }: { round: Round; entries: readonly Entry[]; closes: string }) {
  const { t, language } = useWords();
  const today = useToday();
  const millis = useTimeUntil(endOf(closes));
  const { opens } = round.reporting;
  const told = (date: string) => ({ date: day(date, language) });
  const isOver = millis <= 0;
  const open = isOver ? entries.filter((entry) => lockOf(entry, today) === null).length : 0;
  return (
    <span className={classes.deadline}>
      {today < opens ? (
        t('entry.deadline.opens', told(opens))
      ) : isOver ? (
        <>
          <b className={classes.closed}>{t('entry.deadline.closed')}</b> {t('entry.deadline.closedOn', told(closes))}
          {open > 0 && <b className={classes.soon}> · {t('entry.deadline.stillOpen', { count: open })}</b>}
        </>
      ) : (
        <>
          {t(closes > round.reporting.closes ? 'entry.deadline.extendedUntil' : 'entry.deadline.openUntil', told(closes))} <Countdown millis={millis} />
        </>
      )}
      <Said milestone={today < opens ? null : milestone(millis)} />
    </span>
  );
}

function Countdown({ millis }: { millis: number }) {
  const { t } = useWords();
  const rest = left(millis);
  const urgency = millis <= 10 * MINUTE ? 'now' : millis <= 24 * 60 * MINUTE ? 'soon' : undefined;
  return (
    <span role="timer" aria-label={t('entry.deadline.label')} className={classes.left} data-urgency={urgency}>
      <IconClockHour4 size={15} aria-hidden />
      <span>{rest.kind === 'over' ? t('entry.deadline.closed') : t(`entry.deadline.left.${rest.kind}`, { ...rest })}</span>
    </span>
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
