import { useWords } from '@/i18n';
import type { Confirmation } from '../model/decision';
import { auditScore, scoreKey } from '../model/scores';
import type { RowHandlers } from './ItemRow';
import classes from './Worklist.module.css';

interface ScoreBoxProps {
  item: Confirmation;
  name: string;
  /** What is typed and not saved. */
  typed: string | undefined;
  busy: boolean;
  /** Whether the words stand beside the box; else the column says them. */
  labelled?: boolean;
  handlers: RowHandlers;
}

/** The certifier's own score of a sub-indicator at an office; Enter and ↓ go to the next box. */
export function ScoreBox({ item, name, typed, busy, labelled, handlers }: ScoreBoxProps) {
  const { t } = useWords();
  const may = item.actions.includes('AUDIT') || (item.fourEyes && item.actions.includes('PROPOSE'));
  const bad = typed !== undefined && auditScore(typed) === null;
  const key = scoreKey(item);
  return (
    <div className={classes.box}>
      {labelled === true && <span aria-hidden>{t('certify.auditScore')}</span>}
      <input
        className={classes.score}
        data-score={key}
        data-unsaved={typed !== undefined || undefined}
        aria-label={t('certify.auditScoreOf', { name })}
        aria-invalid={bad || undefined}
        title={bad ? t('certify.auditInvalid') : typed !== undefined ? t('certify.auditUnsaved', { old: item.auditScore ?? item.selfScore }) : undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={8}
        value={typed ?? item.auditScore ?? ''}
        disabled={!may || busy}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => handlers.onScore(item, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (event.key === 'Enter' && event.ctrlKey) {
              handlers.onSaveScores();
            } else {
              handlers.onNextScore(key, event.key === 'ArrowUp' || event.shiftKey ? -1 : 1);
            }
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            handlers.onScore(item, item.auditScore ?? '');
          }
        }}
      />
      {bad && <span role="alert" className="visually-hidden">{t('certify.auditInvalid')}</span>}
    </div>
  );
}
