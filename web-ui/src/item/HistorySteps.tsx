import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { ProblemState } from '@/page/states';
import { CarriedNote } from './CarriedNote';
import type { ItemId } from './evidence';
import classes from './HistorySteps.module.css';

type Step = Schemas['HistoryStep'];

/** Who did what with an item, and when; the newest first. */
export function HistorySteps({ item }: { item: ItemId }) {
  const { t } = useWords();
  const history = useQuery({
    queryKey: ['history', item.round, item.variable, item.office],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/confirmations/{round}/{variable}/{office}/history', { params: { path: { ...item } } }))).items,
    staleTime: 0,
  });
  if (history.isPending) {
    return <Skeleton height={60} mt="xs" aria-label={t('state.loading')} />;
  }
  if (history.isError) {
    return <ProblemState error={history.error} onRetry={() => void history.refetch()} />;
  }
  if (history.data.length === 0) {
    return <Text c="dimmed">{t('item.historyEmpty')}</Text>;
  }
  return (
    <ol className={classes.steps}>
      {history.data.toReversed().map((step) => (
        <StepRow key={step.sequence} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step }: { step: Step }) {
  const { t, language } = useWords();
  return (
    <li>
      <div className={classes.what}>
        <b>{t(`step.${step.step as 'reported'}`, { defaultValue: step.step })}</b>
        {step.value !== step.previousValue && (
          <span>
            {step.previousValue === null ? t('item.none') : grouped(step.previousValue)} →{' '}
            {step.value === null ? t('item.none') : grouped(step.value)}
          </span>
        )}
      </div>
      <CarriedNote from={step.carriedFrom} />
      {step.reason !== null && <div>{step.reason}</div>}
      <div className={classes.who}>
        {moment(step.at, language)} · {step.by.name}
      </div>
    </li>
  );
}
