import { Input, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { planLabel, type PublishedPlan } from '@/plan/plan';
import type { Round } from '@/session/rounds';
import { newWish, useCreateRound } from '../api/rounds';
import { LENGTHS, periodOf, suggestedName, suggestedWindows, type Months } from '../period';
import { daysOf, NO_DAYS, type WindowDays } from '../windows-form';
import { RoundForm } from './RoundForm';

interface NewRoundDialogProps {
  plans: PublishedPlan[];
  rounds: Round[];
  onClose: () => void;
  onCreated: (round: Round) => void;
}

/** A new round of a published plan: name and windows are suggested, and stay as typed once they were touched. */
export function NewRoundDialog({ plans, rounds: now, onClose, onCreated }: NewRoundDialogProps) {
  const { t, language } = useWords();
  const create = useCreateRound();
  // as they were at the beginning: the round just made must not tell, on its way out, that it is there already
  const [rounds] = useState(now);
  const latest = [...plans].sort((a, b) => b.fiscalYear - a.fiscalYear);
  const [planCode, setPlanCode] = useState<string | null>(latest[0]?.plan ?? null);
  const plan = plans.find((each) => each.plan === planCode);
  const taken = (months: number) => rounds.some((round) => round.plan === planCode && round.months === months);
  const [chosenMonths, setChosenMonths] = useState<Months | null>(null);
  const months = chosenMonths ?? LENGTHS.find((length) => !taken(length)) ?? 6;
  const [typedName, setTypedName] = useState<string | null>(null);
  const [typedDays, setTypedDays] = useState<WindowDays | null>(null);

  const name = typedName ?? (plan === undefined ? '' : suggestedName(months, plan.fiscalYear));
  const days = typedDays ?? (plan === undefined ? NO_DAYS : daysOf(suggestedWindows(months, plan.fiscalYear)));
  const period = plan === undefined ? null : periodOf(months, plan.fiscalYear);

  return (
    <Dialog title={t('rounds.create')} onClose={onClose} size={520}>
      <RoundForm
        name={name}
        onName={setTypedName}
        days={days}
        onDays={setTypedDays}
        note={typedDays === null ? `${t('rounds.form.suggested')} · ` : undefined}
        submit={t('rounds.form.submit')}
        pending={create.isPending}
        error={create.error}
        onSubmit={(round) => {
          if (plan !== undefined && !taken(months)) {
            create.mutate({ body: { plan: plan.plan, months, ...round }, header: newWish() }, { onSuccess: onCreated });
          }
        }}
        onClose={onClose}
      >
        {(tried) => (
          <>
            <Select
              label={t('rounds.form.plan')}
              placeholder={t('rounds.form.choosePlan')}
              withAsterisk
              data={latest.map((each) => ({ value: each.plan, label: `${planLabel(each)} (${t('rounds.version', { version: each.version })})` }))}
              value={planCode}
              onChange={setPlanCode}
              allowDeselect={false}
              error={tried && plan === undefined ? t('rounds.form.missing') : null}
              data-autofocus
            />
            <Input.Wrapper
              label={t('rounds.form.months')}
              labelElement="div"
              description={period && t('rounds.form.period', { from: day(period.opens, language), to: day(period.closes, language) })}
              error={taken(months) ? t('rounds.form.exists', { months }) : null}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            >
              <SegmentedControl
                aria-label={t('rounds.form.months')}
                size="xs"
                fullWidth
                value={String(months)}
                data={LENGTHS.map((length) => ({ value: String(length), label: t('rounds.months', { count: length }) }))}
                onChange={(value) => setChosenMonths(LENGTHS.find((length) => String(length) === value) ?? null)}
              />
            </Input.Wrapper>
          </>
        )}
      </RoundForm>
    </Dialog>
  );
}
