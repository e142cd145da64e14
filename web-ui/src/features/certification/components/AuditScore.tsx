import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { auditScore } from '../audit-score';
import classes from './AuditScore.module.css';

/** The certifier's own score of a sub-indicator at an office, and บันทึกข้อมูล. */
export function AuditScore(props: { name: string; label?: string; score: string | null; enabled: boolean; onSave: (score: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(props.score ?? '');
  const [tried, setTried] = useState(false);
  const score = auditScore(typed);
  const bad = tried && score === null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (score !== null) {
          props.onSave(score);
        }
      }}
    >
      {props.label !== undefined && <span aria-hidden>{props.label}</span>}
      <input
        className={classes.input}
        aria-label={t('certify.auditScoreOf', { name: props.name })}
        aria-invalid={bad || undefined}
        title={bad ? t('certify.auditInvalid') : undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={8}
        value={typed}
        disabled={!props.enabled}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-xs" variant="default" disabled={!props.enabled} aria-label={`${t('certify.action.AUDIT')} ${props.name}`}>
        {t('certify.action.AUDIT')}
      </Button>
      {bad && (
        <span role="alert" className={classes.error}>
          {t('certify.auditInvalid')}
        </span>
      )}
    </form>
  );
}
