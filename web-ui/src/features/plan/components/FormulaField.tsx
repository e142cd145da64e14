import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import type { TrialResult } from '../api/plans';
import { insertAt, markedAt, wordBefore } from '../model/formula-text';
import type { Variable } from '../model/tree';
import { PhaseMessage, PhaseSign, type useField } from './fields';
import form from './Fields.module.css';
import { FindingMark } from './FindingMark';
import classes from './Scoring.module.css';

interface FormulaFieldProps {
  field: ReturnType<typeof useField>;
  variables: Variable[];
  /** What the check says about the formula as it is typed. */
  faults: TrialResult['findings'];
}

/** The formula, with the variables offered while one types and as buttons, and the place of a fault marked. */
export function FormulaField({ field, variables, faults }: FormulaFieldProps) {
  const { t } = useWords();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const { text, phase } = field.state;

  const word = caret === null ? null : wordBefore(text, caret);
  const offers = useMemo(
    () =>
      word === null
        ? []
        : variables.filter((variable) => variable.id !== word.word && (variable.id.startsWith(word.word.toUpperCase()) || contains(variable.nameTh, word.word))),
    [variables, word],
  );
  const chosen = offers[Math.min(at, offers.length - 1)];

  const put = (from: number, to: number, what: string) => {
    const next = insertAt(text, from, to, what);
    flushSync(() => {
      field.type(next.text);
      setCaret(null);
    });
    input.current?.focus();
    input.current?.setSelectionRange(next.caret, next.caret);
  };
  const take = (variable: Variable) => {
    if (word !== null && caret !== null) {
      put(word.from, caret, variable.id);
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (chosen !== undefined) {
      const handled: Record<string, () => void> = {
        ArrowDown: () => setAt((now) => (now + 1) % offers.length),
        ArrowUp: () => setAt((now) => (now + offers.length - 1) % offers.length),
        Enter: () => take(chosen),
        Tab: () => take(chosen),
        Escape: () => setCaret(null),
      };
      const act = handled[event.key];
      if (act !== undefined && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        act();
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      field.commit();
    }
  };

  const fault = faults.find((each) => each.position !== null);
  const marked = markedAt(text, fault?.position ?? null);
  return (
    <>
      <label htmlFor={id} className={form.label}>
        {t('plan.field.formula')}
      </label>
      <div className={form.control}>
        <div className={classes.formula} data-bad={faults.length > 0 || undefined}>
          <div className={classes.backdrop} aria-hidden>
            {marked && (
              <>
                {marked.before}
                <span className={classes.fault}>{marked.fault === '' ? ' ' : marked.fault}</span>
                {marked.after}
              </>
            )}
          </div>
          <textarea
            ref={input}
            id={id}
            rows={1}
            className={classes.text}
            data-field="scoring.formula"
            value={text}
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            aria-haspopup="listbox"
            aria-controls={`${id}-offers`}
            aria-autocomplete="list"
            aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
            aria-invalid={faults.length > 0 || undefined}
            aria-describedby={`${id}-faults ${id}-message`}
            placeholder="100 * A / B"
            onChange={(event) => {
              field.type(event.currentTarget.value.replace(/[\r\n]+/g, ' '));
              setCaret(event.currentTarget.selectionStart);
              setAt(0);
            }}
            onBlur={() => {
              setCaret(null);
              field.commit();
            }}
            onKeyDown={keys}
          />
          <PhaseSign phase={phase} />
          <div id={`${id}-offers`} role="listbox" aria-label={t('plan.variables')} className={classes.offers} hidden={offers.length === 0}>
            {offers.map((variable) => (
              // The text field hears the keys
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={variable.id}
                id={`${id}-${variable.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={variable === chosen}
                className={classes.offer}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(variable)}
              >
                <b>{variable.id}</b> {variable.nameTh}
              </div>
            ))}
          </div>
        </div>
        <div className={classes.chips} role="group" aria-label={t('plan.variables')}>
          {variables.map((variable) => (
            <button
              key={variable.id}
              type="button"
              className={classes.chip}
              title={t('plan.insertVariable', { name: `${variable.id} ${variable.nameTh}` })}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                const { selectionStart, selectionEnd } = input.current ?? { selectionStart: text.length, selectionEnd: text.length };
                put(selectionStart, selectionEnd, variable.id);
              }}
            >
              <b>{variable.id}</b> <span>{variable.nameTh === '' ? t('plan.nameless') : variable.nameTh}</span>
            </button>
          ))}
          {['+', '-', '*', '/', '( )'].map((sign) => (
            <button
              key={sign}
              type="button"
              className={classes.chip}
              aria-label={t('plan.insertSign', { sign })}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                const { selectionStart, selectionEnd } = input.current ?? { selectionStart: text.length, selectionEnd: text.length };
                put(selectionStart, selectionEnd, sign === '( )' ? `(${text.slice(selectionStart, selectionEnd)})` : ` ${sign} `);
              }}
            >
              <b>{sign}</b>
            </button>
          ))}
        </div>
        <PhaseMessage id={`${id}-message`} field={field} />
        <div id={`${id}-faults`} role="status">
          {faults.map((each) => (
            <div key={each.rule + each.message} className={form.finding} data-severity={each.severity}>
              <FindingMark severity={each.severity} />
              <span>
                <b>{t(`plan.severity.${each.severity}`)}</b> {each.message}
              </span>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
