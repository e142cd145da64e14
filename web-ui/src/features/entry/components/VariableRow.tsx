import { IconHistory, IconInfoCircle } from '@tabler/icons-react';
import { Fragment, memo, useId, useState, type ReactNode } from 'react';
import { grouped, range } from '@/format/numbers';
import { useWords } from '@/i18n';
import { EvidenceButton } from '@/item/EvidenceButton';
import { PreviousValue } from '@/item/PreviousValue';
import { StatusMark } from '@/item/StatusMark';
import table from '@/page/table.module.css';
import type { Variable } from '@/plan/plan';
import type { Warning } from '../api/explain';
import type { Entry } from '../api/sheet';
import type { Column } from '../model/columns';
import { lockOf } from '../model/lock';
import { hasNotes } from '../model/notes';
import { LockSign, RowNotes } from './RowNotes';
import classes from './SheetTable.module.css';
import { ValueField } from './ValueField';

/** What a row asks the sheet for; always the same object. */
export interface RowActions {
  onEvidence: (entry: Entry) => void;
  onHistory: (entry: Entry) => void;
  onExplain: (entry: Entry, warning: Warning) => void;
}

interface VariableRowProps {
  entry: Entry;
  variable: Variable;
  columns: readonly Column[];
  /** Last day of the sheet. */
  closes: string;
  today: string;
  reports: boolean;
  actions: RowActions;
}

/** One value with everything that belongs to it. Drawn anew only when something of its own changes: a sheet may have 300. */
export const VariableRow = memo(function VariableRow({ entry, variable, columns, closes, today, reports, actions }: VariableRowProps) {
  const { t } = useWords();
  const [told, setTold] = useState(false);
  const notes = useId();
  const lock = lockOf(entry, today);
  const editable = reports && lock === null;
  const full = columns.includes('unit');
  const limits = range(entry.min, entry.max, t('entry.million'));
  const cells: Record<Column, ReactNode> = {
    status: (
      <td key="status">
        <StatusMark status={entry.status} bare={!full} />
      </td>
    ),
    name: (
      <th key="name" scope="row">
        <span className={classes.variable}>
          <span className={table.code}>{variable.id}</span>
          {entry.nameTh}
          {entry.description !== null && (
            <button
              type="button"
              className={classes.info}
              aria-label={t('entry.about', { name: entry.nameTh })}
              aria-expanded={told}
              aria-controls={notes}
              onClick={() => setTold(!told)}
            >
              <IconInfoCircle size={15} aria-hidden />
            </button>
          )}
        </span>
        {!full && (
          <div className={`${table.note ?? ''} ${table.quiet ?? ''} ${classes.indent ?? ''}`}>
            {entry.unit} · {lock === null ? limits : <LockSign lock={lock} />}
            {entry.previous !== null && ` · ${t('entry.previous', { value: entry.previous.value === null ? t('item.none') : grouped(entry.previous.value) })}`}
          </div>
        )}
      </th>
    ),
    value: (
      <td key="value" className={table.number}>
        <ValueField entry={entry} editable={editable} />
      </td>
    ),
    unit: (
      <td key="unit">
        {entry.unit.split('/').map((part, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                /<wbr />
              </>
            )}
            {part}
          </Fragment>
        ))}
      </td>
    ),
    range: (
      <td key="range" className={table.quiet}>
        {lock === null ? limits : <LockSign lock={lock} />}
      </td>
    ),
    previous: (
      <td key="previous" className={table.number}>
        <PreviousValue previous={entry.previous} />
      </td>
    ),
    self: <td key="self" />,
    official: <td key="official" />,
    files: (
      <td key="files">
        <span className={classes.buttons}>
          <EvidenceButton
            name={`${entry.variable} ${entry.nameTh}`}
            count={entry.evidenceCount}
            isNew={entry.newForMe}
            required={entry.evidenceRequired}
            onOpen={() => actions.onEvidence(entry)}
          />
          <button
            type="button"
            className={classes.button}
            aria-label={t('entry.historyOf', { name: `${entry.variable} ${entry.nameTh}` })}
            title={t('item.history')}
            onClick={() => actions.onHistory(entry)}
          >
            <IconHistory size={17} aria-hidden />
          </button>
        </span>
      </td>
    ),
  };
  const noted = told || hasNotes(entry, lock, closes, today);
  return (
    <>
      <tr className={table.row} data-variable={entry.variable} data-noted={noted || undefined}>
        {columns.map((column) => cells[column])}
      </tr>
      {noted && (
        <tr className={classes.notes} data-notes-of={entry.variable}>
          <td />
          <td colSpan={columns.length - 1} id={notes}>
            {told && <div className={`${table.note ?? ''} ${classes.description ?? ''}`}>{entry.description}</div>}
            <RowNotes entry={entry} lock={lock} closes={closes} today={today} onExplain={editable ? actions.onExplain : undefined} />
          </td>
        </tr>
      )}
    </>
  );
});
