import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { day, moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { SidePanel } from '@/page/Dialog';
import { EmptyState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { useDecisionHistory, useValueHistory, type DecisionStep, type EntryStep } from '../api/history';
import type { Entry } from '../api/sheet';
import { together } from '../model/history';
import classes from './HistoryDrawer.module.css';

/** Every step of a value, the office's and the certifier's in one order of time, the newest first. */
export function HistoryDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useWords();
  return (
    <SidePanel title={t('entry.steps.title')} onClose={onClose} size={480}>
      <Text fw={600} mb="sm">
        {entry.variable} {entry.nameTh}
      </Text>
      <Steps entry={entry} />
    </SidePanel>
  );
}

function Steps({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const item = { round: entry.round, variable: entry.variable, office: entry.office };
  const office = useValueHistory(item);
  const bureau = useDecisionHistory(item);
  if (office.isPending || bureau.isPending) {
    return (
      <Stack gap={8} role="status" aria-label={t('state.loading')}>
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={58} />
        ))}
      </Stack>
    );
  }
  if (office.data === undefined) {
    return <ProblemState error={office.error} onRetry={() => void office.refetch()} />;
  }
  const steps = together(
    office.data.pages.flatMap(({ items }) => items),
    bureau.data ?? [],
    office.hasNextPage,
  );
  return (
    <>
      {bureau.isError && (
        <p className={table.warn} role="alert">
          {t('entry.steps.bureauFailed')}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void bureau.refetch()}>
            {t('state.retry')}
          </Button>
        </p>
      )}
      {steps.length === 0 ? (
        <EmptyState title={t('entry.steps.empty')} detail={t('entry.steps.emptyDetail')} />
      ) : (
        <ol className={classes.steps}>
          {steps.map(({ side, step }) =>
            side === 'OFFICE' ? (
              <OfficeStep key={`o${step.sequence}`} step={step} unit={entry.unit} />
            ) : (
              <BureauStep key={`b${step.sequence}`} step={step} unit={entry.unit} />
            ),
          )}
        </ol>
      )}
      {office.hasNextPage && (
        <Button variant="default" fullWidth loading={office.isFetchingNextPage} onClick={() => void office.fetchNextPage()}>
          {t('entry.steps.more')}
        </Button>
      )}
      {office.isFetchNextPageError && <ProblemState error={office.error} onRetry={() => void office.fetchNextPage()} />}
    </>
  );
}

function OfficeStep({ step, unit }: { step: EntryStep; unit: string }) {
  const { t, language } = useWords();
  const explains = step.step === 'EXPLAINED' || step.step === 'EXPLANATION_WITHDRAWN';
  return (
    <li data-side="OFFICE">
      <div className={classes.what}>
        <b>{t(`entry.steps.${step.step}`)}</b>
        {!explains && <Change from={step.previousValue} to={step.value} unit={unit} />}
      </div>
      {explains && step.rule !== null && <div className={table.warn}>{t(`warning.rule.${step.rule as 'evidence-missing'}`, { defaultValue: step.rule })}</div>}
      {step.text !== null && <div className={classes.text}>{step.text}</div>}
      <div className={classes.who}>
        {moment(step.at, language)} · {t('evidence.OFFICE')}: {step.by}
      </div>
      <div className={classes.who}>
        {t(`entry.steps.through.${step.through}`, { date: day(step.throughUntil, language) })}
        {step.imported && ` · ${t('entry.steps.imported')}`}
      </div>
    </li>
  );
}

function BureauStep({ step, unit }: { step: DecisionStep; unit: string }) {
  const { t, language } = useWords();
  return (
    <li data-side="BUREAU">
      <div className={classes.what}>
        <b>{t(`step.${step.step as 'confirmed'}`, { defaultValue: step.step })}</b>
        {step.value !== step.previousValue && <Change from={step.previousValue} to={step.value} unit={unit} />}
        {step.auditScore != null && <span>{t('entry.steps.auditScore', { score: step.auditScore })}</span>}
      </div>
      <CarriedNote from={step.carriedFrom} />
      {step.reason !== null && <div className={classes.text}>{step.reason}</div>}
      {step.fixBy != null && <div className={table.bad}>{t('item.fixBy', { date: day(step.fixBy, language) })}</div>}
      {step.reopenedUntil != null && <div className={table.warn}>{t('item.reopenedUntil', { date: day(step.reopenedUntil, language) })}</div>}
      <div className={classes.who}>
        {moment(step.at, language)} · {t('evidence.BUREAU')}: {step.by.name}
      </div>
    </li>
  );
}

function Change({ from, to, unit }: { from: string | null; to: string | null; unit: string }) {
  const { t } = useWords();
  const told = (value: string | null) => (value === null ? t('item.none') : grouped(value));
  return (
    <span className={classes.change}>
      {told(from)} → <b>{told(to)}</b> {to !== null && unit}
    </span>
  );
}
