import { IconLock } from '@tabler/icons-react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { ownCloses } from '@/item/effective-window';
import { Warnings } from '@/item/Warnings';
import table from '@/page/table.module.css';
import type { Entry } from '../api/sheet';
import type { Lock } from '../model/lock';
import classes from './SheetTable.module.css';
import type { RowActions } from './VariableRow';

interface RowNotesProps {
  entry: Entry;
  lock: Lock | null;
  /** Last day of the sheet. */
  closes: string;
  today: string;
  /** None where the reader cannot explain. */
  onExplain: RowActions['onExplain'] | undefined;
}

/** What there is to know about a row, in words: origin, rejection, how long it is open, why it is locked, what looks wrong. */
export function RowNotes({ entry, lock, closes, today, onExplain }: RowNotesProps) {
  const { t, language } = useWords();
  const longer = ownCloses(entry, closes);
  const note = (...more: (string | undefined)[]) => [table.note, classes.indent, ...more].join(' ');
  const told = (date: string) => ({ date: day(date, language) });
  return (
    <>
      <CarriedNote from={entry.carriedFrom} indent={classes.indent} />
      {entry.status === 'REJECTED' && (
        <div className={note(table.bad)}>
          <b>{t('item.reason')}:</b> {entry.reason}
          {entry.fixBy !== null && <b className={classes.due}>{t(entry.fixBy < today ? 'item.fixByPast' : 'item.fixBy', told(entry.fixBy))}</b>}
        </div>
      )}
      {entry.status === 'CONFIRMED' && entry.reason !== null && (
        <div className={note()}>
          <b>{t('item.auditReason')}:</b> {entry.reason}
        </div>
      )}
      {longer !== null && longer >= today && lock === null && <div className={note(table.warn)}>{t('item.extended', told(longer))}</div>}
      {entry.status !== 'CONFIRMED' && entry.reopenedUntil !== null && entry.reopenedUntil >= today && (
        <div className={note(table.warn)}>{t('item.reopenedUntil', told(entry.reopenedUntil))}</div>
      )}
      {lock !== null && (
        <div className={note(classes.locked)}>
          <IconLock size={14} aria-hidden />
          {'date' in lock ? t(`entry.lock.${lock.why}`, told(lock.date)) : t(`entry.lock.${lock.why}`)}
        </div>
      )}
      {entry.warnings.length > 0 && (
        <div className={classes.indent}>
          <Warnings warnings={entry.warnings} onExplain={onExplain && ((warning) => onExplain(entry, warning))} />
        </div>
      )}
    </>
  );
}
