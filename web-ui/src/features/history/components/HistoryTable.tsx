import { Anchor } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { day, moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { StatusMark } from '@/item/StatusMark';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { FoundStep } from '../api/history';
import { itemUrl } from '../filter';
import classes from './history.module.css';

/** The steps, each with who, for whom, when, old and new, why, and a way to its item. */
export function HistoryTable({ steps, waiting, more }: { steps: FoundStep[]; waiting: boolean; more: ReactNode }) {
  const { t } = useWords();
  return (
    <TableFrame label={t('history.title')}>
      <table className={`${table.table ?? ''} ${classes.history ?? ''}`} aria-label={t('history.title')} aria-busy={waiting}>
        <thead>
          <tr>
            <th scope="col">{t('history.column.at')}</th>
            <th scope="col">{t('history.column.step')}</th>
            <th scope="col">{t('history.column.office')}</th>
            <th scope="col">{t('history.column.variable')}</th>
            <th scope="col">{t('history.column.change')}</th>
            <th scope="col">{t('history.column.reason')}</th>
            <th scope="col">{t('history.column.who')}</th>
            <th scope="col" className={table.number}>
              {t('history.column.position')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={`${step.office}/${step.position}`} step={step} />
          ))}
        </tbody>
      </table>
      {more !== false && <div className={classes.more}>{more}</div>}
    </TableFrame>
  );
}

function StepRow({ step }: { step: FoundStep }) {
  const { t, language } = useWords();
  const office = step.officeName ?? step.office;
  return (
    <tr className={table.row}>
      <td className={classes.at}>{moment(step.at, language)}</td>
      <td>{t(`step.${step.step as 'reported'}`, { defaultValue: step.step })}</td>
      <th scope="row">
        <Anchor component={Link} to={itemUrl(step)} aria-label={t('history.toItem', { variable: step.variable, office })}>
          {office}
        </Anchor>
      </th>
      <td title={step.variableName ?? undefined}>
        <div className={classes.oneLine}>
          <span className={table.code}>{step.variable}</span>
          {step.variableName}
        </div>
      </td>
      <td>
        <Change step={step} />
      </td>
      <td>
        {step.reason !== null && <div className={classes.reason}>{step.reason}</div>}
        {step.fixBy != null && step.step === 'rejected' && <div className={table.quiet}>{t('history.fixBy', { day: day(step.fixBy, language) })}</div>}
        {step.reopenedUntil != null && step.step === 'reopened' && (
          <div className={table.quiet}>{t('history.reopenedUntil', { day: day(step.reopenedUntil, language) })}</div>
        )}
        {step.step === 'carried-forward' && <CarriedNote from={step.carriedFrom} />}
      </td>
      <td>
        {step.by.name}
        <div className={table.quiet}>{step.organisationName ?? step.by.organisation}</div>
      </td>
      <td className={`${table.number ?? ''} ${table.quiet ?? ''}`} title={t('history.positionHint', { hash: step.hash })}>
        {step.position.toLocaleString('en')}
      </td>
    </tr>
  );
}

/** What the step left otherwise than it found it: value, mark, AUDIT score. */
function Change({ step }: { step: FoundStep }) {
  const { t } = useWords();
  const score = step.auditScore ?? null;
  const previousScore = step.previousAuditScore ?? null;
  return (
    <>
      {step.value === step.previousValue ? (
        <Line>{valueOf(step.value)}</Line>
      ) : (
        <Line>
          {valueOf(step.previousValue)}
          <Arrow />
          <b>{valueOf(step.value)}</b>
        </Line>
      )}
      {score !== previousScore && (
        <Line>
          {previousScore !== null && (
            <>
              {t('history.auditScore', { score: previousScore })}
              <Arrow />
            </>
          )}
          <b>{score === null ? valueOf(null) : t('history.auditScore', { score })}</b>
        </Line>
      )}
      {step.computedScore != null && <Line quiet>{t('history.computed', { score: step.computedScore })}</Line>}
      <Line>
        {step.previousStatus !== undefined && step.previousStatus !== step.status && (
          <>
            <StatusMark status={step.previousStatus} bare />
            <Arrow />
          </>
        )}
        <StatusMark status={step.status} />
      </Line>
    </>
  );
}

function Line({ quiet, children }: { quiet?: boolean; children: ReactNode }) {
  return <div className={`${classes.line ?? ''} ${quiet === true ? (table.quiet ?? '') : ''}`}>{children}</div>;
}

function Arrow() {
  return <IconArrowRight size={14} className={classes.arrow} aria-label="→" role="img" />;
}

function valueOf(value: string | null): string {
  return value === null ? 'n/a' : grouped(value);
}
