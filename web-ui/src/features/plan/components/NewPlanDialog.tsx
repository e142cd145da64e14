import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { bangkokDay } from '@/format/dates';
import { typedNumber } from '@/format/numbers';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { newKey, useAddPlan, useProgrammes, type PlanSummary } from '../api/plans';
import { fiscalYearOf } from '../model/fiscal-year';
import classes from './Editor.module.css';
import { useRefusal } from './fields';
import { NewProgrammeForm } from './NewProgrammeDialog';

/** A new plan of a programme and year: empty, or the copy of another one. */
export function NewPlanDialog({ plans, copyOf, onClose }: { plans: PlanSummary[]; copyOf: string | null; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const programmes = useProgrammes();
  const add = useAddPlan();
  const refusal = useRefusal();
  const model = plans.find((plan) => plan.plan === copyOf);
  const [source, setSource] = useState(copyOf);
  const [programme, setProgramme] = useState<string | null>(model?.programme ?? null);
  const [year, setYear] = useState(String(model === undefined ? fiscalYearOf(bangkokDay(new Date())) : model.fiscalYear + 1));
  const [name, setName] = useState(model?.nameTh ?? '');
  const [key, setKey] = useState(newKey);
  const chosen = programme ?? (programmes.data?.length === 1 ? (programmes.data[0]?.code ?? null) : null);
  const wholeYear = /^\d{4}$/.test(typedNumber(year) ?? '');
  const complete = chosen !== null && wholeYear && name.trim() !== '';

  if (programmes.data?.length === 0) {
    return (
      <Dialog title={t('plan.newProgramme')} onClose={onClose}>
        <p style={{ marginTop: 0 }}>{t('plan.programmeFirst')}</p>
        <NewProgrammeForm onCancel={onClose} onDone={(code) => setProgramme(code)} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('plan.newPlan')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) {
            add.mutate(
              { key, programme: chosen, fiscalYear: Number(typedNumber(year)), nameTh: name.trim(), copyOf: source },
              { onSuccess: (plan) => void navigate(`/settings/plans/${plan.plan}`), onError: () => setKey(newKey()) },
            );
          }
        }}
      >
        <Stack gap="sm">
          <Select
            label={t('session.programme')}
            data={(programmes.data ?? []).map(({ code, nameTh }) => ({ value: code, label: `${code} · ${nameTh}` }))}
            value={chosen}
            onChange={(code) => {
              setProgramme(code);
              if (name.trim() === '') {
                setName(programmes.data?.find((each) => each.code === code)?.nameTh ?? '');
              }
            }}
            withAsterisk
            data-autofocus
          />
          <TextInput
            label={t('plan.year')}
            description={t('plan.yearHint')}
            inputMode="numeric"
            value={year}
            onChange={(event) => setYear(event.currentTarget.value)}
            error={year !== '' && !wholeYear ? t('plan.yearBad') : null}
            withAsterisk
            styles={{ wrapper: { maxWidth: 180 } }}
          />
          <TextInput label={t('plan.field.planName')} value={name} maxLength={500} onChange={(event) => setName(event.currentTarget.value)} withAsterisk />
          <Select
            label={t('plan.copyFrom')}
            description={t('plan.copyFromHint')}
            placeholder={t('plan.copyNothing')}
            data={plans.map((plan) => ({ value: plan.plan, label: `${plan.programme} ${plan.fiscalYear} · ${plan.nameTh}` }))}
            value={source}
            onChange={setSource}
            clearable
          />
          {add.isError && (
            <div className={classes.told} data-bad role="alert">
              {refusal(add.error)}
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('plan.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={!complete}>
              {t('plan.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
