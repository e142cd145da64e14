import { Button, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '@/i18n';
import { Refusal } from '@/page/Refusal';
import { windowsOf, type WindowDays } from '../windows-form';
import { WindowsFields } from './WindowsFields';
import classes from './rounds.module.css';

interface RoundFormProps {
  name: string;
  onName: (name: string) => void;
  days: WindowDays;
  onDays: (days: WindowDays) => void;
  /** Stands before the hint on the windows. */
  note?: string;
  /** What is asked first, given whether the person has tried to send. */
  children?: (tried: boolean) => ReactNode;
  submit: string;
  pending: boolean;
  error: Error | null;
  /** Called with what is complete. */
  onSubmit: (round: { nameTh: string } & NonNullable<ReturnType<typeof windowsOf>>) => void;
  onClose: () => void;
}

/** Name and windows of a round, new or changed. */
export function RoundForm(props: RoundFormProps) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const nameTh = props.name.trim();
  const submit = () => {
    setTried(true);
    const windows = windowsOf(props.days);
    if (windows !== null && nameTh !== '') {
      props.onSubmit({ nameTh, ...windows });
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {props.children?.(tried)}
        <TextInput
          label={t('rounds.form.name')}
          description={t('rounds.form.nameHint')}
          withAsterisk
          maxLength={200}
          value={props.name}
          onChange={(event) => props.onName(event.currentTarget.value)}
          error={tried && nameTh === '' ? t('rounds.form.missing') : null}
          data-autofocus={props.children === undefined || undefined}
        />
        <WindowsFields days={props.days} tried={tried} onChange={props.onDays} />
        <div className={classes.quiet}>
          {props.note}
          {t('rounds.form.windowHint')}
        </div>
        <Refusal error={props.error} />
      </Stack>
      <div className={classes.end}>
        <Button variant="default" onClick={props.onClose}>
          {t('rounds.form.cancel')}
        </Button>
        <Button type="submit" loading={props.pending}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
