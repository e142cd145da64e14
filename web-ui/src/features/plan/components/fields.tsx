import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { createContext, use, useCallback, useEffect, useId, useMemo, useReducer, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';
import { useDesk } from '../api/draft';
import type { Finding } from '../api/plans';
import { fieldReducer, isDirty, isToBeSaved, untouched, type Phase } from '../model/field-state';
import { Outdated, Overtaken, type PartFields } from '../model/desk';
import type { Dimension, Indicator, Part, SubIndicator, Variable } from '../model/tree';
import classes from './Fields.module.css';
import { FieldFindings } from './FindingMark';

/** How long somebody pauses in typing before it is saved. */
const PAUSE = 700;

/** A field of the part that is open: what it says, and how another text is saved. */
export interface Source {
  name: string;
  value: string;
  /** `seen` is what the person started from. */
  save: (text: string, seen: string) => Promise<unknown>;
}

interface DataOf {
  DIMENSION: Dimension;
  INDICATOR: Indicator;
  SUB_INDICATOR: SubIndicator;
  VARIABLE: Variable;
}

/** Makes sources for the fields of one part. */
export function useSource<L extends Part['level']>(part: { level: L; data: DataOf[L] }) {
  const { desk } = useDesk();
  const { level, data } = part;
  const { code } = data;
  return useCallback(
    (name: string, read: (data: DataOf[L]) => string, write: (text: string, data: DataOf[L]) => PartFields): Source => ({
      name,
      value: read(data),
      save: (text, seen) =>
        desk.run({
          kind: 'change',
          level,
          code,
          read: read as (data: Part['data']) => string,
          seen,
          fields: (now) => write(text, now as DataOf[L]),
        }),
    }),
    [desk, level, code, data],
  );
}

/** Findings of the part that is open, by field. */
export const FindingsContext = createContext<Finding[]>([]);

/** Those that are about a field; a finding about what is inside of it (scoring.levels[2]) is about it too. */
export function useFieldFindings(name: string): Finding[] {
  const findings = use(FindingsContext);
  return useMemo(
    () => findings.filter(({ place: { field } }) => field === name || (field?.startsWith(`${name}[`) ?? false) || (field?.startsWith(`${name}.`) ?? false)),
    [findings, name],
  );
}

/** Why something was not saved, in plain words. */
export function useRefusal() {
  const { t } = useWords();
  return useCallback(
    (error: unknown): string =>
      error instanceof ProblemError && error.isTold ? error.explanation : error instanceof Outdated ? t('plan.outdated') : t('state.unreachable'),
    [t],
  );
}

/** A text between a person and the draft: saved after a pause in typing and when the field is left. */
export function useField(source: Source, when: 'typing' | 'leaving' = 'typing') {
  const [state, dispatch] = useReducer(fieldReducer, source.value, (value) => untouched(value));
  const refusal = useRefusal();
  useEffect(() => dispatch({ type: 'synced', stored: source.value }), [source.value]);

  const latest = useRef({ state, source });
  useEffect(() => {
    latest.current = { state, source };
  });
  const commit = useCallback(() => {
    const { state: now, source: to } = latest.current;
    if (!isToBeSaved(now)) {
      return;
    }
    dispatch({ type: 'submitted' });
    to.save(now.text, now.base).then(
      () => dispatch({ type: 'answered' }),
      (error: unknown) => dispatch(error instanceof Overtaken ? { type: 'overtaken', theirs: error.theirs } : { type: 'refused', message: refusal(error) }),
    );
  }, [refusal]);

  const waits = when === 'typing' && isToBeSaved(state);
  useEffect(() => {
    if (waits) {
      const timer = setTimeout(commit, PAUSE);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [waits, state.text, commit]);
  // What was typed and not yet sent is sent when the field goes away
  useEffect(
    () => () => {
      const { state: now, source: to } = latest.current;
      if (isToBeSaved(now)) {
        to.save(now.text, now.base).catch(() => undefined);
      }
    },
    [],
  );
  useLeaveGuard(state.phase.kind === 'saving' || isDirty(state));
  const retry = () => {
    dispatch({ type: 'kept mine' });
    setTimeout(commit); // once the field has taken it in
  };
  return { state, dispatch, commit, retry, type: (text: string) => dispatch({ type: 'typed', text }) };
}

function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

/** Saving, saved, refused: a sign in the field. */
export function PhaseSign({ phase }: { phase: Phase }) {
  return (
    <span className={classes.sign} data-kind={phase.kind} aria-hidden>
      {phase.kind === 'saving' && <IconLoader2 size={15} className={classes.turning} />}
      {phase.kind === 'saved' && <IconCheck size={15} stroke={2.6} />}
      {(phase.kind === 'refused' || phase.kind === 'overtaken') && <IconAlertCircle size={15} />}
    </span>
  );
}

type FieldControl = ReturnType<typeof useField>;

/** The words below a field: refused and why, or somebody else's value to choose from. */
export function PhaseMessage({ id, field }: { id: string; field: FieldControl }) {
  const { t } = useWords();
  const { state, dispatch } = field;
  const { phase } = state;
  return (
    <div id={id} role="status" className={classes.message}>
      {phase.kind === 'saving' && <span className={classes.heard}>{t('plan.saving')}</span>}
      {phase.kind === 'saved' && <span className={classes.heard}>{t('plan.saved')}</span>}
      {phase.kind === 'refused' && (
        <>
          <b>{t('plan.refused')}</b> {phase.message}{' '}
          <button type="button" className={classes.link} onClick={() => dispatch({ type: 'reverted' })}>
            {t('plan.revert')}
          </button>
          <button type="button" className={classes.link} onClick={field.retry}>
            {t('plan.tryAgain')}
          </button>
        </>
      )}
      {phase.kind === 'overtaken' && (
        <>
          {t('plan.overtaken', { theirs: phase.theirs === '' ? t('plan.nothing') : phase.theirs })}
          <span className={classes.choices}>
            <Button size="compact-xs" variant="default" onClick={field.retry}>
              {t('plan.keepMine')}
            </Button>
            <Button size="compact-xs" onClick={() => dispatch({ type: 'reverted' })}>
              {t('plan.takeTheirs')}
            </Button>
          </span>
        </>
      )}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  source: Source;
  when?: 'typing' | 'leaving';
  lines?: number;
  number?: boolean;
  width?: number;
  /** Two of them stand in one line. */
  small?: boolean;
  maxLength?: number;
  placeholder?: string;
  hint?: ReactNode;
}

/** A labelled text of the part; Escape takes back what is typed. */
export function TextField({ label, source, when, lines, number, width, small, maxLength = 500, placeholder, hint }: TextFieldProps) {
  const field = useField(source, when);
  const id = useId();
  const findings = useFieldFindings(source.name);
  const { phase, text } = field.state;
  const bad = phase.kind === 'refused' || phase.kind === 'overtaken';
  const shared = {
    id,
    'data-field': source.name,
    className: `${classes.input ?? ''} ${number === true ? (classes.number ?? '') : ''}`,
    value: text,
    maxLength,
    placeholder,
    autoComplete: 'off',
    'aria-invalid': bad || findings.some((finding) => finding.severity === 'ERROR') || undefined,
    'aria-describedby': `${id}-message ${id}-findings`,
    onBlur: field.commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && lines === undefined) {
        event.preventDefault();
        field.commit();
      } else if (event.key === 'Escape' && isDirty(field.state)) {
        field.dispatch({ type: 'reverted' });
      }
    },
  };
  return (
    <>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.control} data-small={small === true ? true : undefined}>
        <div className={classes.box} data-bad={bad || undefined} style={width === undefined ? undefined : { maxWidth: width }}>
          {lines === undefined ? (
            <input {...shared} type="text" inputMode={number === true ? 'decimal' : undefined} onChange={(event) => field.type(event.currentTarget.value)} />
          ) : (
            <textarea {...shared} rows={lines} onChange={(event) => field.type(event.currentTarget.value)} />
          )}
          <PhaseSign phase={phase} />
        </div>
        <PhaseMessage id={`${id}-message`} field={field} />
        {hint !== undefined && <div className={classes.hint}>{hint}</div>}
        <div id={`${id}-findings`}>
          <FieldFindings findings={findings} />
        </div>
      </div>
    </>
  );
}

/** Something that is chosen rather than typed: saved at once, shown at once, and told when it is refused. */
export function useChoice(source: Source) {
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const refusal = useRefusal();
  const { t } = useWords();
  const choose = (text: string) => {
    if (text === source.value) {
      return;
    }
    setPhase({ kind: 'saving', sent: text });
    source.save(text, source.value).then(
      () => setPhase({ kind: 'saved' }),
      (error: unknown) => setPhase({ kind: 'refused', message: error instanceof Overtaken ? t('plan.outdated') : refusal(error) }),
    );
  };
  return { phase, choose };
}

/** Beside a choice: the sign, and the reason of a refusal. */
export function ChoiceState({ phase }: { phase: Phase }) {
  const { t } = useWords();
  return (
    <span role="status" className={classes.message}>
      {phase.kind === 'saving' && <span className={classes.heard}>{t('plan.saving')}</span>}
      {phase.kind === 'saved' && <span className={classes.heard}>{t('plan.saved')}</span>}
      {phase.kind === 'refused' && (
        <>
          <b>{t('plan.refused')}</b> {phase.message}
        </>
      )}
    </span>
  );
}

/** A yes or no of the part. */
export function CheckField({ label, source, hint }: { label: string; source: Source; hint?: string }) {
  const { phase, choose } = useChoice(source);
  const findings = useFieldFindings(source.name);
  const id = useId();
  return (
    <div>
      <label htmlFor={id} style={{ display: 'inline-flex', gap: 6, alignItems: 'center', fontSize: 14 }} title={hint}>
        <input
          id={id}
          type="checkbox"
          data-field={source.name}
          checked={source.value === 'true'}
          onChange={(event) => choose(String(event.currentTarget.checked))}
        />
        {label}
      </label>{' '}
      <ChoiceState phase={phase} />
      <FieldFindings findings={findings} />
    </div>
  );
}
