import { SegmentedControl } from '@mantine/core';
import { memo, useId, useMemo } from 'react';
import { typedNumber } from '@/format/numbers';
import { useWords } from '@/i18n';
import { useDesk } from '../api/draft';
import type { Finding } from '../api/plans';
import type { Part, Tree } from '../model/tree';
import { BureauField } from './BureauField';
import { CheckField, ChoiceState, FindingsContext, TextField, useChoice, useFieldFindings, useSource, type Source } from './fields';
import classes from './Fields.module.css';
import { FieldFindings } from './FindingMark';
import { ReportersField } from './ReportersField';
import { ScoringFields } from './ScoringFields';

/** A whole number as it was typed; what is none goes to the server as it is, which says what is wrong with it. */
function wholeNumber(text: string): number {
  const plain = typedNumber(text) ?? '0';
  return (/^\d+$/.test(plain) ? Number(plain) : plain) as number;
}

type PartOf<L extends Part['level']> = Extract<Part, { level: L }>;

/** All fields of the part that is chosen, changed in place. */
export const PartPanel = memo(function PartPanel({ part, findings, fiscalYear }: { part: Part; findings: Finding[]; fiscalYear: number }) {
  return (
    <FindingsContext value={findings}>
      {part.level === 'SUB_INDICATOR' ? (
        <SubIndicatorPanel part={part} fiscalYear={fiscalYear} />
      ) : part.level === 'VARIABLE' ? (
        <VariablePanel part={part} />
      ) : (
        <HeadingPanel part={part} />
      )}
    </FindingsContext>
  );
});

function WholeFindings() {
  return <FieldFindings findings={useFieldFindings('')} />;
}

/** A dimension or a main indicator: a code and a name. */
function HeadingPanel({ part }: { part: PartOf<'DIMENSION'> | PartOf<'INDICATOR'> }) {
  const { t } = useWords();
  const source = useSource<'DIMENSION' | 'INDICATOR'>(part);
  return (
    <div className={classes.form}>
      <TextField label={t('plan.field.nameTh')} lines={2} source={source('nameTh', (data) => data.nameTh, (nameTh) => ({ nameTh }))} />
      <TextField label={t('plan.field.code')} when="leaving" small maxLength={30} source={source('code', (data) => data.code, (code) => ({ code: code.trim() }))} />
      <div className={classes.wide}>
        <WholeFindings />
      </div>
    </div>
  );
}

function SubIndicatorPanel({ part, fiscalYear }: { part: PartOf<'SUB_INDICATOR'>; fiscalYear: number }) {
  const { t } = useWords();
  const source = useSource(part);
  return (
    <>
      <div className={classes.form}>
        <TextField label={t('plan.field.nameTh')} lines={2} source={source('nameTh', (data) => data.nameTh, (nameTh) => ({ nameTh }))} />
        <TextField label={t('plan.field.code')} when="leaving" small maxLength={30} source={source('code', (data) => data.code, (code) => ({ code: code.trim() }))} />
        <TextField
          label={t('plan.field.weight')}
          number
          small
          maxLength={12}
          source={source('weight', (data) => data.weight, (text) => ({ weight: typedNumber(text) ?? '0' }))}
        />
        <BureauField source={source('bureau', (data) => data.bureau, (bureau) => ({ bureau }))} />
        <Choice
          label={t('plan.field.mode')}
          source={source('mode', (data) => data.mode, (mode) => ({ mode: mode === 'AUDIT' ? 'AUDIT' : 'NORMAL' }))}
          options={[
            { value: 'NORMAL', label: t('plan.mode.NORMAL') },
            { value: 'AUDIT', label: t('plan.mode.AUDIT') },
          ]}
          hint={part.data.mode === 'AUDIT' ? t('plan.modeHint.AUDIT') : undefined}
        />
        <span className={classes.label}>{t('plan.certifiers')}</span>
        <div className={`${classes.control ?? ''} ${classes.inline ?? ''}`}>
          <CheckField
            label={t('plan.field.fourEyes')}
            hint={t('plan.fourEyesHint')}
            source={source('fourEyes', (data) => String(data.fourEyes), (text) => ({ fourEyes: text === 'true' }))}
          />
        </div>
        <ReportersField
          fiscalYear={fiscalYear}
          source={source('reporters', (data) => JSON.stringify(data.reporters), (text) => ({ reporters: JSON.parse(text) as PartOf<'SUB_INDICATOR'>['data']['reporters'] }))}
        />
      </div>
      <ScoringFields part={part} />
      <WholeFindings />
    </>
  );
}

/** One of a few, side by side. */
export function Choice(props: { label: string; source: Source; options: { value: string; label: string }[]; hint?: string }) {
  const { phase, choose } = useChoice(props.source);
  const findings = useFieldFindings(props.source.name);
  const id = useId();
  return (
    <>
      <span id={id} className={classes.label}>
        {props.label}
      </span>
      <div className={classes.control}>
        <SegmentedControl
          size="xs"
          aria-labelledby={id}
          data-field={props.source.name}
          value={props.source.value}
          data={props.options}
          onChange={choose}
        />{' '}
        <ChoiceState phase={phase} />
        {props.hint !== undefined && <div className={classes.hint}>{props.hint}</div>}
        <FieldFindings findings={findings} />
      </div>
    </>
  );
}

function VariablePanel({ part }: { part: PartOf<'VARIABLE'> }) {
  const { t } = useWords();
  const source = useSource(part);
  const { data } = part;
  const yes = (name: 'open' | 'evidenceRequired' | 'carryForward' | 'cumulative') =>
    source(
      name,
      (now) => String(now[name]),
      (text) => ({ [name]: text === 'true' }),
    );
  return (
    <>
      <div className={classes.form}>
        <TextField label={t('plan.field.variableName')} lines={2} source={source('nameTh', (now) => now.nameTh, (nameTh) => ({ nameTh }))} />
        <TextField
          label={t('plan.field.id')}
          when="leaving"
          small
          maxLength={1}
          source={source('id', (now) => now.id, (id) => ({ id: id.trim().toUpperCase() }))}
          hint={t('plan.idHint')}
        />
        <TextField label={t('plan.field.unitTh')} small maxLength={100} source={source('unitTh', (now) => now.unitTh, (unitTh) => ({ unitTh }))} />
        <TextField label={t('plan.field.min')} number small maxLength={24} source={source('min', (now) => now.min, (text) => ({ min: typedNumber(text) ?? '0' }))} />
        <TextField label={t('plan.field.max')} number small maxLength={24} source={source('max', (now) => now.max, (text) => ({ max: typedNumber(text) ?? '0' }))} />
        <TextField
          label={t('plan.field.decimals')}
          number
          width={120}
          maxLength={1}
          source={source('decimals', (now) => String(now.decimals), (text) => ({ decimals: wholeNumber(text) }))}
        />
        <TextField
          label={t('plan.field.description')}
          lines={3}
          maxLength={2000}
          source={source('description', (now) => now.description ?? '', (text) => ({ description: text === '' ? null : text }))}
        />
        <span className={classes.label}>{t('plan.field.options')}</span>
        <div className={`${classes.control ?? ''} ${classes.inline ?? ''}`}>
          <CheckField label={t('plan.field.open')} hint={t('plan.openHint')} source={yes('open')} />
          <CheckField label={t('plan.field.evidenceRequired')} source={yes('evidenceRequired')} />
          <CheckField label={t('plan.field.carryForward')} source={yes('carryForward')} />
          <CheckField label={t('plan.field.cumulative')} hint={t('plan.cumulativeHint')} source={yes('cumulative')} />
        </div>
        <div className={classes.wide}>
          <CarryForwardAdvice open={data.carryForward} />
        </div>
      </div>
      <WholeFindings />
    </>
  );
}

/** The manual's table: which indicators suit รับรองต่อเนื่อง and which do not. */
function CarryForwardAdvice({ open }: { open: boolean }) {
  const { t } = useWords();
  const column = (key: 'suitable' | 'unsuitable') => (
    <td style={{ verticalAlign: 'top', width: '50%', padding: '4px 8px', border: '1px solid var(--line)' }}>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {t(`plan.carry.${key}`)
          .split('\n')
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
    </td>
  );
  return (
    <details open={open} className={classes.hint}>
      <summary style={{ cursor: 'pointer' }}>{t('plan.carry.title')}</summary>
      <p style={{ margin: '4px 0' }}>{t('plan.carry.meaning')}</p>
      <table style={{ width: '100%', borderCollapse: 'collapse', background: '#fff' }}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'left', padding: '2px 8px', border: '1px solid var(--line)' }}>
              ✓ {t('plan.carry.use')}
            </th>
            <th scope="col" style={{ textAlign: 'left', padding: '2px 8px', border: '1px solid var(--line)' }}>
              ✕ {t('plan.carry.useNot')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            {column('suitable')}
            {column('unsuitable')}
          </tr>
        </tbody>
      </table>
    </details>
  );
}

/** The plan itself: its name, how undecided sub-indicators count, which values are warned about. */
export function PlanPanel({ tree, findings }: { tree: Tree; findings: Finding[] }) {
  const { t } = useWords();
  const { desk } = useDesk();
  const name = useMemo<Source>(
    () => ({
      name: 'nameTh',
      value: tree.nameTh,
      save: (nameTh, seen) => desk.run({ kind: 'plan', fields: { nameTh }, read: (now) => now.nameTh, seen }),
    }),
    [desk, tree.nameTh],
  );
  const policy: Source = {
    name: 'policy',
    value: tree.policy,
    save: (text, seen) =>
      desk.run({
        kind: 'plan',
        fields: { policy: text === 'LEAVE_UNDECIDED_OUT' ? 'LEAVE_UNDECIDED_OUT' : 'UNDECIDED_COUNTS_ONE' },
        read: (now) => now.policy,
        seen,
      }),
  };
  const deviation = useMemo<Source>(
    () => ({
      name: 'deviationPercent',
      value: String(tree.deviationPercent),
      save: (text, seen) =>
        desk.run({
          kind: 'plan',
          fields: { deviationPercent: wholeNumber(text) },
          read: (now) => String(now.deviationPercent),
          seen,
        }),
    }),
    [desk, tree.deviationPercent],
  );
  return (
    <FindingsContext value={findings}>
      <div className={classes.form}>
        <TextField label={t('plan.field.planName')} lines={2} source={name} />
        <Choice
          label={t('plan.field.policy')}
          source={policy}
          options={[
            { value: 'UNDECIDED_COUNTS_ONE', label: t('plan.policy.UNDECIDED_COUNTS_ONE') },
            { value: 'LEAVE_UNDECIDED_OUT', label: t('plan.policy.LEAVE_UNDECIDED_OUT') },
          ]}
          hint={t(`plan.policyHint.${tree.policy}`)}
        />
        <TextField label={t('plan.field.deviationPercent')} number width={120} maxLength={4} source={deviation} hint={t('plan.deviationHint')} />
        <div className={classes.wide}>
          <WholeFindings />
        </div>
      </div>
    </FindingsContext>
  );
}
