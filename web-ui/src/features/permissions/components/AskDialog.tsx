import { Button, Checkbox, FileInput, Group, Progress, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { contains } from '@/format/collation';
import { bangkokDay } from '@/format/dates';
import { fileSize } from '@/format/numbers';
import { useWords } from '@/i18n';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { planLabel, usePlan, usePublishedPlans } from '@/plan/plan';
import type { Me } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { keepLetter, LARGEST_LETTER } from '../api/letters';
import { newWish, useAsk } from '../api/permissions';
import { certifiedBy, requestLacks, requestOf, type FormLack, type RequestForm } from '../request';
import classes from './permissions.module.css';

/** A bureau asks psdg for AUDIT or carry-forward, with its official letter. */
export function AskDialog({ bureaus, onClose }: { bureaus: Me['organisations']; onClose: () => void }) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  const [form, setForm] = useState<RequestForm>({
    kind: 'AUDIT',
    bureau: bureaus[0]?.code ?? null,
    plan: null,
    subIndicator: null,
    variable: null,
    rounds: [],
    reason: '',
    letterNumber: '',
    letterDate: null,
  });
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<RequestForm>) => setForm((now) => ({ ...now, ...part }));
  const plans = usePublishedPlans();
  const latest = [...(plans.data ?? [])].sort((a, b) => b.fiscalYear - a.fiscalYear);
  const planCode = form.plan ?? latest[0]?.plan ?? null;
  const plan = usePlan(planCode ?? '');
  const sending = useSending();

  const mine = plan.data && form.bureau !== null ? certifiedBy(plan.data, form.bureau) : [];
  const subIndicator = mine.find((branch) => branch.subIndicator.code === form.subIndicator)?.subIndicator;
  const meant = (subIndicator?.variables ?? []).filter(({ code }) => form.variable === null || code === form.variable);
  const cumulative = form.kind === 'CARRY_FORWARD' ? meant.filter((variable) => variable.cumulative).map(({ code }) => code) : [];
  const openRounds = rounds.filter((round) => round.plan === planCode && !round.closed);
  const whole: RequestForm = { ...form, plan: planCode };
  const tooLarge = file !== null && file.size > LARGEST_LETTER;
  const missing = requestLacks(whole, file !== null && !tooLarge);
  const told = (lack: FormLack, words: string = t('permissions.form.missing')) => (tried && missing.includes(lack) ? words : null);

  return (
    <Dialog title={t('permissions.form.title')} onClose={onClose} size={640}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing.length === 0 && file !== null) {
            sending.send(whole, file, onClose);
          }
        }}
      >
        <Stack gap="sm">
          <Radio.Group label={t('permissions.form.kind')} value={form.kind} onChange={(kind) => change({ kind: kind === 'CARRY_FORWARD' ? 'CARRY_FORWARD' : 'AUDIT', subIndicator: null, variable: null })}>
            <Stack gap={6} mt={4}>
              {(['AUDIT', 'CARRY_FORWARD'] as const).map((kind) => (
                <Radio key={kind} size="xs" value={kind} label={t(`permissions.kind.${kind}`)} description={t(`permissions.kindHint.${kind}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {bureaus.length > 1 && (
            <Select
              label={t('permissions.form.bureau')}
              withAsterisk
              data={bureaus.map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
              value={form.bureau}
              onChange={(bureau) => change({ bureau, subIndicator: null, variable: null })}
              allowDeselect={false}
            />
          )}
          <Select
            label={t('permissions.form.plan')}
            placeholder={t('permissions.form.choosePlan')}
            withAsterisk
            data={latest.map((each) => ({ value: each.plan, label: planLabel(each) }))}
            value={planCode}
            onChange={(code) => change({ plan: code, subIndicator: null, variable: null, rounds: [] })}
            allowDeselect={false}
            error={told('plan')}
          />
          <Select
            label={t('permissions.form.subIndicator')}
            placeholder={t('permissions.form.chooseSubIndicator')}
            description={plan.data && mine.length === 0 ? t('permissions.form.noSubIndicators') : null}
            withAsterisk
            data={mine.map(({ subIndicator: { code, nameTh, mode, variables } }) => {
              const granted = form.kind === 'AUDIT' ? mode === 'AUDIT' : variables.every((variable) => variable.carryForward);
              return { value: code, label: granted ? `${code} ${nameTh} (${t(`permissions.form.already.${form.kind}`)})` : `${code} ${nameTh}`, disabled: granted };
            })}
            value={form.subIndicator}
            onChange={(code) => change({ subIndicator: code, variable: null })}
            searchable
            allowDeselect={false}
            filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
            error={told('subIndicator')}
          />
          {form.kind === 'CARRY_FORWARD' && subIndicator && (
            <Select
              label={t('permissions.form.variable')}
              data={[
                { value: '', label: t('permissions.form.allVariables') },
                ...subIndicator.variables.map(({ code, nameTh }) => ({ value: code, label: `${code} ${nameTh}` })),
              ]}
              value={form.variable ?? ''}
              onChange={(variable) => change({ variable: variable === '' ? null : variable })}
              allowDeselect={false}
            />
          )}
          {cumulative.length > 0 && (
            <div className={classes.warn}>
              <IconAlertTriangle size={15} aria-hidden /> {t('permissions.form.cumulative', { variables: cumulative.join(', ') })}
            </div>
          )}
          {openRounds.length > 0 && (
            <Checkbox.Group label={t('permissions.form.rounds')} description={t('permissions.form.roundsHint')} value={form.rounds} onChange={(chosen) => change({ rounds: chosen })}>
              <Group gap="md" mt={4}>
                {openRounds.map((round) => (
                  <Checkbox key={round.round} size="xs" value={round.round} label={round.nameTh} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
          <Textarea
            label={t('permissions.form.reason')}
            withAsterisk
            autosize
            minRows={2}
            maxLength={2000}
            value={form.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
            error={told('reason')}
          />
          <div className={classes.pair}>
            <TextInput
              label={t('permissions.form.letterNumber')}
              placeholder={t('permissions.form.letterNumberExample')}
              withAsterisk
              maxLength={100}
              value={form.letterNumber}
              onChange={(event) => change({ letterNumber: event.currentTarget.value })}
              error={told('letterNumber')}
            />
            <DayInput
              label={t('permissions.form.letterDate')}
              value={form.letterDate}
              onChange={(letterDate) => change({ letterDate })}
              max={bangkokDay(new Date())}
              required
              error={told('letterDate', t('permissions.form.missingDay'))}
            />
          </div>
          <FileInput
            size="xs"
            label={t('permissions.form.letter')}
            description={t('permissions.form.letterHint')}
            placeholder={t('permissions.form.chooseLetter')}
            withAsterisk
            leftSection={<IconPaperclip size={16} aria-hidden />}
            value={file}
            onChange={setFile}
            error={tooLarge ? t('permissions.form.tooLarge', { name: file.name, size: fileSize(file.size) }) : told('letter', t('permissions.form.missingLetter'))}
            fileInputProps={{ 'aria-label': t('permissions.form.letter') }}
          />
          {sending.percent !== null && (
            <div role="status">
              <div className={classes.quiet}>{t('permissions.form.uploading', { percent: sending.percent })}</div>
              <Progress.Root size="md">
                <Progress.Section value={sending.percent} aria-label={t('permissions.form.letter')} />
              </Progress.Root>
            </div>
          )}
        </Stack>
        <div className={`${classes.end ?? ''} ${classes.sticky ?? ''}`}>
          <span className={classes.told}>
            <Refusal error={sending.error} />
          </span>
          <Button variant="default" onClick={onClose}>
            {t('permissions.form.cancel')}
          </Button>
          <Button type="submit" loading={sending.busy}>
            {t('permissions.form.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** First the letter's file, then the request that names it. A letter that has arrived is not sent again when the request is refused. */
function useSending() {
  const [percent, setPercent] = useState<number | null>(null);
  const kept = useRef<{ file: File; bureau: string; letter: Awaited<ReturnType<typeof keepLetter>> } | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const ask = useAsk();
  const upload = useMutation({
    mutationFn: async ({ file, bureau }: { file: File; bureau: string }) => {
      if (kept.current?.file !== file || kept.current.bureau !== bureau) {
        setPercent(0);
        kept.current = { file, bureau, letter: await keepLetter(file, bureau, setPercent, leaving.current.signal) };
      }
      return kept.current.letter;
    },
    onSettled: () => setPercent(null),
    retry: false, // a broken upload is begun anew by the person, who sees how far it came
  });
  return {
    percent,
    busy: upload.isPending || ask.isPending,
    error: upload.error ?? ask.error,
    send: (form: RequestForm, file: File, onSent: () => void) =>
      upload.mutate(
        { file, bureau: form.bureau ?? '' },
        { onSuccess: (letter) => ask.mutate({ body: requestOf(form, letter), key: newWish() }, { onSuccess: onSent }) },
      ),
  };
}
