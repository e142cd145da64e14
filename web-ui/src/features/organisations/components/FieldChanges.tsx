import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import type { FieldChange } from '../api/organisations';
import { provinceName } from '../provinces';
import classes from './organisations.module.css';

/** ชื่อภาษาไทย: old → new; of what is new, the new alone. */
export function FieldChanges({ changes, fresh }: { changes: readonly FieldChange[]; fresh: boolean }) {
  const { t, language } = useWords();
  const shown = ({ field }: FieldChange, value: string | null): string => {
    if (value === null) {
      return field === 'since' ? t('organisations.fromStart') : field === 'until' ? t('organisations.stillThere') : t('organisations.none');
    }
    if (field === 'since' || field === 'until') {
      return day(value, language);
    }
    return field === 'provinces'
      ? value
          .split(' ')
          .map((code) => provinceName(code, language))
          .join(', ')
      : value;
  };
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change.field}>
          <span className={classes.field}>{t(`organisations.field.${change.field}`)}:</span>{' '}
          {!fresh && (
            <>
              <span className={classes.field}>{shown(change, change.from)}</span> <span aria-hidden>→</span>{' '}
            </>
          )}
          {shown(change, change.to)}
        </li>
      ))}
    </ul>
  );
}
