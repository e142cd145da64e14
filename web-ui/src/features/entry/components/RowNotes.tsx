import { IconLock } from '@tabler/icons-react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { Warnings } from '@/item/Warnings';
import table from '@/page/table.module.css';
import type { Entry } from '../api/sheet';
import type { Lock } from '../model/lock';
import { extendedUntil, reopenedUntil } from '../model/notes';
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
  const longer = extendedUntil(entry, lock, closes, today);
  const reopened = reopenedUntil(entry, today);
  const note = (...more: (string | undefined)[]) => [table.note, ...more].join(' ');
  const told = (date: string) => ({ date: day(date, language) });
  return (
    <>
      <CarriedNote from={entry.carriedFrom} />
      {entry.status === 'REJECTED' && (
        <div className={note(table.bad)}>
          <b>{t('item.reason')}:</b> {entry.reason}
          {entry.fixBy !== null && <b className={classes.due}> {t(entry.fixBy < today ? 'item.fixByPast' : 'item.fixBy', told(entry.fixBy))}</b>}
        </div>
      )}
      {entry.status === 'CONFIRMED' && entry.reason !== null && (
        <div className={note()}>
          <b>{t('item.auditReason')}:</b> {entry.reason}
        </div>
      )}
      {longer !== null && <div className={note(table.warn)}>{t('item.extended', told(longer))}</div>}
      {reopened !== null && <div className={note(table.warn)}>{t('item.reopenedUntil', told(reopened))}</div>}
      <Warnings warnings={entry.warnings} onExplain={onExplain && ((warning) => onExplain(entry, warning))} />
    </>
  );
}

/** Why a row cannot be changed: a word for the eyes, the whole sentence for who points at it or listens. */
export function LockSign({ lock }: { lock: Lock }) {
  const { t, language } = useWords();
  const sentence = 'date' in lock ? t(`entry.lock.${lock.why}`, { date: day(lock.date, language) }) : t(`entry.lock.${lock.why}`);
  return (
    <span className={classes.locked} title={sentence}>
      <IconLock size={14} aria-hidden />
      <span aria-hidden>{t(`entry.lock.short.${lock.why}`)}</span>
      <span className="visually-hidden">{sentence}</span>
    </span>
  );
}
