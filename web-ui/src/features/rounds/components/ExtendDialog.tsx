import { Button, Input, Radio, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { bangkokDay, day } from '@/format/dates';
import { useWords } from '@/i18n';
import { BureauSelect } from '@/organisation/BureauSelect';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { usePlan } from '@/plan/plan';
import { VariablePicker } from '@/plan/VariablePicker';
import type { Round } from '@/session/rounds';
import { newWish, useExtend } from '../api/rounds';
import { earliestUntil, extensionLacks, extensionOf, type ExtensionChoice, type ScopeKind } from '../extension';
import classes from './rounds.module.css';

const KINDS: ScopeKind[] = ['all', 'bureau', 'office', 'item'];

/** Lets all, a bureau, an office or one item report or be certified longer. */
export function ExtendDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t, language } = useWords();
  const extend = useExtend(round.round);
  const plan = usePlan(round.plan, round.planVersion);
  const [tried, setTried] = useState(false);
  const [choice, setChoice] = useState<ExtensionChoice>({
    window: 'REPORTING',
    kind: 'all',
    bureau: null,
    office: null,
    variable: null,
    until: null,
    reason: '',
  });
  const change = (part: Partial<ExtensionChoice>) => setChoice((now) => ({ ...now, ...part }));
  const window = choice.window === 'REPORTING' ? round.reporting : round.certification;
  const missing = extensionLacks(choice, window);
  const told = (lack: (typeof missing)[number], words: string) => (tried && missing.includes(lack) ? words : null);

  return (
    <Dialog title={t('rounds.extension.add')} onClose={onClose} size={520}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing.length === 0) {
            extend.mutate({ body: extensionOf(choice), header: newWish() }, { onSuccess: onClose });
          }
        }}
      >
        <Stack gap="sm">
          <Input.Wrapper label={t('rounds.extension.window')} labelElement="div">
            <SegmentedControl
              aria-label={t('rounds.extension.window')}
              size="xs"
              fullWidth
              value={choice.window}
              data={(['REPORTING', 'CERTIFICATION'] as const).map((value) => ({ value, label: t(`rounds.extension.${value}`) }))}
              onChange={(value) => change({ window: value === 'CERTIFICATION' ? 'CERTIFICATION' : 'REPORTING' })}
            />
          </Input.Wrapper>
          <Radio.Group label={t('rounds.extension.scope')} value={choice.kind} onChange={(kind) => change({ kind: KINDS.find((each) => each === kind) ?? 'all' })}>
            <div className={classes.choices}>
              {KINDS.map((kind) => (
                <Radio key={kind} size="xs" value={kind} label={t(`rounds.extension.scopes.${kind}`)} />
              ))}
            </div>
          </Radio.Group>
          {choice.kind === 'bureau' && (
            <BureauSelect
              label={t('rounds.extension.bureau')}
              placeholder={t('rounds.extension.chooseBureau')}
              value={choice.bureau}
              onChoose={(bureau) => change({ bureau })}
              labelled
              error={told('bureau', t('rounds.form.missing'))}
            />
          )}
          {(choice.kind === 'office' || choice.kind === 'item') && (
            <OfficeSelect
              label={t('rounds.extension.office')}
              placeholder={t('rounds.extension.chooseOffice')}
              value={choice.office}
              onChoose={(office) => change({ office })}
              labelled
              error={told('office', t('rounds.form.missing'))}
            />
          )}
          {choice.kind === 'item' && (
            <VariablePicker
              label={t('rounds.extension.variable')}
              placeholder={t('rounds.extension.chooseVariable')}
              plan={plan.data}
              value={choice.variable}
              onChoose={(variable) => change({ variable })}
              error={told('variable', t('rounds.form.missing'))}
            />
          )}
          <DayInput
            label={t('rounds.extension.until')}
            description={t('rounds.extension.untilHint', { date: day(window.closes, language) })}
            value={choice.until}
            onChange={(until) => change({ until })}
            min={earliestUntil(window, bangkokDay(new Date()))}
            required
            error={told('until', t('rounds.form.chooseDay')) ?? told('notShorter', t('rounds.extension.notShorter', { date: day(window.closes, language) }))}
          />
          <Textarea
            label={t('rounds.extension.reason')}
            withAsterisk
            autosize
            minRows={2}
            maxLength={2000}
            value={choice.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
            error={told('reason', t('rounds.extension.reasonMissing'))}
          />
          <Refusal error={extend.error} />
        </Stack>
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('rounds.form.cancel')}
          </Button>
          <Button type="submit" loading={extend.isPending}>
            {t('rounds.extension.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
