import { useDebouncedValue } from '@mantine/hooks';
import { useId, useMemo, useState } from 'react';
import { ProblemError } from '@/api/problem';
import { typedNumber } from '@/format/numbers';
import { useWords } from '@/i18n';
import { useTrial, type TrialResult } from '../api/plans';
import type { PartFields } from '../model/desk';
import type { Part, SubIndicator, Variable } from '../model/tree';
import { FieldFindings, FindingMark } from './FindingMark';
import { ChoiceState, PhaseMessage, PhaseSign, useChoice, useField, useFieldFindings, useSource, type Source } from './fields';
import form from './Fields.module.css';
import { FormulaField } from './FormulaField';
import { LevelChart } from './LevelChart';
import { SegmentedControl } from '@mantine/core';
import classes from './Scoring.module.css';

type Scoring = SubIndicator['scoring'];

const KINDS = ['LINEAR', 'LEVEL', 'BINARY'] as const;
const FIVE = [0, 1, 2, 3, 4] as const;

/** How a value becomes a score: kind, formula, five levels; tried with examples as one types. */
export function ScoringFields({ part }: { part: Extract<Part, { level: 'SUB_INDICATOR' }> }) {
  const { t } = useWords();
  const source = useSource(part);
  const { scoring, variables } = part.data;
  const kind = source(
    'scoring.kind',
    (data) => data.scoring.kind,
    (text) => ({ scoring: { kind: KINDS.find((each) => each === text) ?? 'LINEAR' } }),
  );
  const id = useId();
  const { phase, choose } = useChoice(kind);
  const findings = useFieldFindings('scoring.kind');
  const variableFindings = useFieldFindings('variables');
  return (
    <>
      <h3 className={form.group}>{t('plan.scoring')}</h3>
      <div className={form.form}>
        <span id={id} className={form.label}>
          {t('plan.field.kind')}
        </span>
        <div className={form.control}>
          <SegmentedControl
            size="xs"
            aria-labelledby={id}
            data-field="scoring.kind"
            value={scoring.kind}
            data={KINDS.map((each) => ({ value: each, label: t(`plan.kind.${each}`) }))}
            onChange={choose}
          />{' '}
          <ChoiceState phase={phase} />
          <div className={form.hint}>{t(`plan.kindHint.${scoring.kind}`)}</div>
          <FieldFindings findings={[...findings, ...variableFindings]} />
        </div>
      </div>
      {scoring.kind === 'LINEAR' ? (
        <Linear key="linear" scoring={scoring} variables={variables} source={source} />
      ) : (
        <Tried variables={variables} scoring={{ kind: scoring.kind, formula: null, levels: [] }} levels={scoring.kind === 'LEVEL' ? ['1', '2', '3', '4', '5'] : ['0', '1']} />
      )}
    </>
  );
}

type MakeSource = (name: string, read: (data: SubIndicator) => string, write: (text: string, data: SubIndicator) => PartFields) => Source;

function Linear({ scoring, variables, source }: { scoring: Scoring; variables: Variable[]; source: MakeSource }) {
  const { t } = useWords();
  const formula = useField(
    source(
      'scoring.formula',
      (data) => data.scoring.formula ?? '',
      (text, data) => ({ scoring: { ...data.scoring, formula: text } }),
    ),
  );
  const stored = FIVE.map((at) => scoring.levels[at] ?? '');
  // A level that is being typed counts at once for chart and trial
  const [typed, setTyped] = useState<Partial<Record<number, string>>>({});
  const levels = stored.map((level, at) => typed[at] ?? level);
  const whole = levels.map((level) => typedNumber(level) ?? '');
  const shown: Scoring = { kind: 'LINEAR', formula: formula.state.text, levels: whole.filter((level) => level !== '') };
  const levelFindings = useFieldFindings('scoring.levels');
  const id = useId();
  return (
    <Tried
      variables={variables}
      scoring={shown}
      levels={whole}
      before={(result) => (
        <div className={form.form} style={{ marginTop: 8 }}>
          <FormulaField field={formula} variables={variables} faults={formula.state.text.trim() === '' ? [] : (result?.findings ?? []).filter(({ field, rule }) => field.startsWith('scoring.formula') && !ofExample(rule))} />
          <span id={id} className={form.label}>
            {t('plan.field.levels')}
          </span>
          <div className={form.control}>
            <div className={classes.levels} role="group" aria-labelledby={id}>
              {FIVE.map((at) => (
                <LevelInput
                  key={at}
                  at={at}
                  source={levelSource(source, at)}
                  onTyped={(text) => setTyped((now) => ({ ...now, [at]: text }))}
                />
              ))}
            </div>
            <FieldFindings findings={levelFindings} />
            {whole.every((level) => level !== '') &&
              levelFindings.length === 0 &&
              (result?.findings ?? [])
                .filter(({ field }) => field.startsWith('scoring.levels'))
                .map((each) => (
                  <div key={each.field + each.rule} className={form.finding} data-severity={each.severity}>
                    <FindingMark severity={each.severity} />
                    <span>
                      <b>{t(`plan.severity.${each.severity}`)}</b> {each.message}
                    </span>
                  </div>
                ))}
          </div>
        </div>
      )}
    />
  );
}

/** Findings that only the example values cause, as a division by zero: said beside them, the formula itself is right. */
const ofExample = (rule: string) => rule.startsWith('trial-');

/** Levels are kept as a list: what is empty in between is 0 until it is typed. */
function levelSource(source: MakeSource, at: number): Source {
  return source(
    `scoring.levels[${at}]`,
    (data) => data.scoring.levels[at] ?? '',
    (text, data) => {
      const levels = FIVE.map((each) => (each === at ? (typedNumber(text) ?? '') : (data.scoring.levels[each] ?? '')));
      while (levels.at(-1) === '') {
        levels.pop();
      }
      return { scoring: { ...data.scoring, levels: levels.map((level) => (level === '' ? '0' : level)) } };
    },
  );
}

function LevelInput({ at, source, onTyped }: { at: number; source: Source; onTyped: (text: string | undefined) => void }) {
  const { t } = useWords();
  const field = useField(source);
  const id = useId();
  const bad = field.state.phase.kind === 'refused' || field.state.phase.kind === 'overtaken';
  return (
    <div className={classes.level}>
      <label htmlFor={id}>{t('plan.levelOf', { score: at + 1 })}</label>
      <div className={form.box} data-bad={bad || undefined}>
        <input
          id={id}
          className={`${form.input ?? ''} ${form.number ?? ''}`}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          data-field={at === 0 ? 'scoring.levels' : source.name}
          value={field.state.text}
          aria-invalid={bad || undefined}
          aria-describedby={`${id}-message`}
          onChange={(event) => {
            field.type(event.currentTarget.value);
            onTyped(event.currentTarget.value);
          }}
          onBlur={() => {
            field.commit();
            onTyped(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              field.commit();
            } else if (event.key === 'Escape') {
              field.dispatch({ type: 'reverted' });
              onTyped(undefined);
            }
          }}
        />
        <PhaseSign phase={field.state.phase} />
      </div>
      <PhaseMessage id={`${id}-message`} field={field} />
    </div>
  );
}

interface TriedProps {
  variables: Variable[];
  scoring: Scoring;
  /** As the chart draws them; empty where one is missing. */
  levels: string[];
  before?: (result: TrialResult | undefined) => React.ReactNode;
}

/** ทดลองคำนวณ: example values, and at once the value, the score and why. */
function Tried({ variables, scoring, levels, before }: TriedProps) {
  const { t, language } = useWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const asked = useMemo(
    () => ({
      scoring: { kind: scoring.kind, formula: scoring.formula, levels: scoring.levels },
      variables: variables.map((variable) => variable.id),
      values: Object.fromEntries(variables.map(({ id }) => [id, typedNumber(values[id] ?? '')])),
    }),
    [scoring.kind, scoring.formula, scoring.levels, variables, values],
  );
  const current = JSON.stringify(asked);
  const [text] = useDebouncedValue(current, 250);
  const trial = useTrial(JSON.parse(text) as typeof asked, language);
  const result = trial.data;
  const given = variables.some(({ id }) => (values[id] ?? '').trim() !== '');
  const valueFaults = (id: string) => (result?.findings ?? []).filter(({ field }) => field === `values.${id}`);
  const shown = given && result?.value != null && result.score != null ? { value: result.value.replace('…', ''), score: result.score } : null;
  return (
    <>
      {/* What was said about another text would mark the wrong place */}
      {before?.(trial.isPlaceholderData || text !== current ? undefined : result)}
      <div className={classes.bottom}>
        <LevelChart levels={levels} trial={shown} unit={scoring.kind === 'LINEAR' ? undefined : variables[0]?.unitTh} />
        <section className={classes.trial} aria-label={t('plan.trial')}>
          <h4 className={classes.trialHead}>{t('plan.trial')}</h4>
          {variables.length === 0 && <div className={form.hint}>{t('plan.trialNoVariables')}</div>}
          <div className={classes.example}>
            {variables.map((variable) => (
              <Example
                key={variable.id}
                variable={variable}
                value={values[variable.id] ?? ''}
                bad={given && valueFaults(variable.id).length > 0}
                onType={(value) => setValues((now) => ({ ...now, [variable.id]: value }))}
              />
            ))}
          </div>
          {given && (
            <>
              <div className={classes.result}>
                <span>
                  {t('plan.trialValue')} <output aria-label={t('plan.trialValue')}>{result?.value ?? '–'}</output>
                </span>
                <span>
                  {t('plan.trialScore')} <output aria-label={t('plan.trialScore')}>{result?.score ?? '–'}</output>
                </span>
              </div>
              <ul className={classes.because} aria-label={t('plan.because')}>
                {(result?.findings ?? [])
                  .filter(({ field, rule }) => ofExample(rule) && (!field.startsWith('values.') || (values[field.slice(7)] ?? '').trim() !== ''))
                  .map(({ field, message }) => (
                    <li key={field + message} className={form.finding} data-severity="ERROR">
                      {message}
                    </li>
                  ))}
                {(result?.because ?? []).map((line, at) => (
                  <li key={`${at}${line}`}>{line}</li>
                ))}
              </ul>
            </>
          )}
          {!given && variables.length > 0 && <div className={form.hint}>{t('plan.trialHint')}</div>}
          {trial.isError && <div className={form.message}>{trial.error instanceof ProblemError && trial.error.isTold ? trial.error.explanation : t('state.unreachable')}</div>}
        </section>
      </div>
    </>
  );
}

function Example(props: { variable: Variable; value: string; bad: boolean; onType: (value: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const { variable } = props;
  return (
    <>
      <label htmlFor={id} title={variable.nameTh}>
        <b>{variable.id}</b> {variable.nameTh}
      </label>
      <input
        id={id}
        aria-label={t('plan.exampleOf', { id: variable.id })}
        aria-invalid={props.bad || undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        value={props.value}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
    </>
  );
}
