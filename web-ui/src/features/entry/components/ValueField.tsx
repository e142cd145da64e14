import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useId, useReducer, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { grouped, typedNumber } from '@/format/numbers';
import { useWords } from '@/i18n';
import { useReport, type Entry } from '../api/sheet';
import { forgetDraft, keepDraft, keptDraft } from '../kept-draft';
import { isDirty, isUnsaved, resumed, saveReducer, untouched, type Stored } from '../save-state';
import classes from './ValueField.module.css';

interface ValueFieldProps {
  entry: Entry;
  editable: boolean;
  onSaved: (variable: string, revision: number) => void;
}

/** A value that is saved when the person leaves it, and says at once when it was not. */
export function ValueField({ entry, editable, onSaved }: ValueFieldProps) {
  const { t } = useWords();
  const [state, dispatch] = useReducer(saveReducer, { value: entry.value, revision: entry.revision }, (stored) => {
    const kept = editable ? keptDraft(entry) : null;
    return kept === null ? untouched(stored) : resumed(stored, kept, t('entry.kept'));
  });
  const [focused, setFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const report = useReport(entry);
  const message = useId();

  useEffect(() => dispatch({ type: 'synced', stored: { value: entry.value, revision: entry.revision } }), [entry.value, entry.revision]);
  useLeaveGuard(isUnsaved(state));
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(
    () => () => {
      if (latest.current.phase.kind !== 'saving' && isDirty(latest.current)) {
        keepDraft(entry, latest.current);
      }
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the item of a field is always the same
    [],
  );
  const settled = state.phase.kind !== 'saving' && !isDirty(state);
  useEffect(() => {
    if (settled) {
      forgetDraft(entry);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the item of a field is always the same
  }, [settled]);

  const save = (base: Stored) => {
    const value = typedNumber(state.draft);
    dispatch({ type: 'submitted' });
    report.mutate(
      { value, base, idempotencyKey: newIdempotencyKey() },
      {
        onSuccess: (saved) => {
          dispatch({ type: 'answered', stored: { value: saved.value, revision: saved.revision } });
          onSaved(saved.variable, saved.revision);
        },
        onError: (error) => {
          const current = error instanceof ProblemError && error.slug === 'stale-revision' ? error.details.current : null;
          if (current?.revision !== undefined) {
            dispatch({ type: 'overtaken', theirs: { value: current.value ?? null, revision: current.revision } });
          } else {
            dispatch({
              type: 'refused',
              message: error instanceof ProblemError && error.isTold ? error.explanation : t('state.unreachable'),
            });
          }
        },
      },
    );
  };
  const commit = () => {
    if (isDirty(state) && state.phase.kind !== 'saving' && state.phase.kind !== 'stale') {
      save(state.base);
    }
  };
  // What was typed while the save before was on its way
  useEffect(() => {
    if (state.phase.kind === 'idle' && isDirty(state) && document.activeElement !== input.current) {
      commit();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only an answered or settled field starts by itself
  }, [state.phase, state.base]);

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (!move(event.currentTarget, 1)) {
        commit();
      }
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.currentTarget, -1);
    } else if (event.key === 'Escape') {
      dispatch({ type: 'reverted' });
    }
  };

  const { phase } = state;
  const bad = phase.kind === 'refused' || phase.kind === 'stale';
  return (
    <div className={classes.field} data-phase={phase.kind}>
      <div className={classes.box}>
        <span className={classes.sign} aria-hidden>
          {phase.kind === 'saving' && <IconLoader2 size={15} className={classes.turning} />}
          {phase.kind === 'saved' && <IconCheck size={15} stroke={2.6} />}
          {bad && <IconAlertCircle size={15} />}
        </span>
        <input
          ref={input}
          className={classes.input}
          data-value-field
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={60}
          aria-label={`${entry.nameTh} (${entry.variable})`}
          aria-invalid={bad || undefined}
          aria-describedby={message}
          placeholder={t('item.none')}
          readOnly={!editable}
          value={focused ? state.draft : shown(state.draft)}
          onChange={(event) => dispatch({ type: 'typed', text: event.currentTarget.value })}
          onMouseDown={(event) => {
            if (document.activeElement !== event.currentTarget) {
              event.preventDefault(); // the caret that the click would set would undo the selection
              event.currentTarget.focus();
            }
          }}
          onFocus={(event) => {
            // At once, not with the next picture: what is typed first must find the plain value selected
            flushSync(() => setFocused(true));
            event.currentTarget.select();
          }}
          onBlur={() => {
            setFocused(false);
            commit();
          }}
          onKeyDown={keys}
        />
      </div>
      <div id={message} role="status" className={classes.message}>
        {phase.kind === 'saving' && (
          <span className={report.failureCount > 0 || report.isPaused ? undefined : classes.heard}>
            {report.failureCount > 0 || report.isPaused ? t('entry.retrying') : t('entry.saving')}
          </span>
        )}
        {phase.kind === 'saved' && <span className={classes.heard}>{t('entry.saved')}</span>}
        {phase.kind === 'refused' && (
          <>
            <b>{t('entry.refused')}</b> {phase.message}{' '}
            <button type="button" className={classes.link} onClick={() => dispatch({ type: 'reverted' })}>
              {t('entry.revert')}
            </button>
            {/* What the server refused it refuses again */}
            {isDirty(state) && !isToldRefusal(report.error) && (
              <button type="button" className={classes.link} onClick={() => save(state.base)}>
                {t('entry.tryAgain')}
              </button>
            )}
          </>
        )}
        {phase.kind === 'stale' && (
          <>
            {t('entry.stale', { theirs: told(phase.theirs.value, t('item.none')), mine: told(typedNumber(state.draft), t('item.none')) })}
            <span className={classes.choices}>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  const { theirs } = phase;
                  dispatch({ type: 'kept mine' });
                  save(theirs);
                }}
              >
                {t('entry.keepMine')}
              </Button>
              <Button size="compact-xs" onClick={() => dispatch({ type: 'took theirs' })}>
                {t('entry.takeTheirs')}
              </Button>
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function isToldRefusal(error: Error | null): boolean {
  return error instanceof ProblemError && error.isTold;
}

function shown(draft: string): string {
  const value = typedNumber(draft);
  return value === null ? draft : /^-?\d+(\.\d+)?$/.test(value) ? grouped(value) : draft;
}

function told(value: string | null, none: string): string {
  return value === null ? none : grouped(value);
}

/** Goes to the next or previous field of the sheet that can be edited; false at the end. */
function move(from: HTMLInputElement, step: 1 | -1): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-value-field]:not([readonly])')];
  const next = fields[fields.indexOf(from) + step];
  next?.focus();
  return next !== undefined;
}

function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
