import { Popover, ScrollArea, Skeleton, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '@/api/client';
import { moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { ProblemState } from '@/page/states';
import { CarriedNote } from './CarriedNote';
import type { ItemId } from './evidence';
import classes from './HistoryButton.module.css';

type Step = Schemas['HistoryStep'];

/** Who did what with an item, and when. */
export function HistoryButton({ item, name }: { item: ItemId; name: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="left" width={380} shadow="md" withArrow trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          aria-label={t('item.historyOf', { name })}
          title={t('item.history')}
          onClick={() => setOpen(!open)}
        >
          <IconHistory size={17} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('item.historyOf', { name })}>
        <Text fw={600}>{t('item.historyOf', { name })}</Text>
        {open && (
          <ScrollArea.Autosize mah={320}>
            <HistorySteps item={item} />
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The steps of an item's life, the newest first. */
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
