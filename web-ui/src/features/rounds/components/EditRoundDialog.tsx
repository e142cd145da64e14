import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import type { Round } from '@/session/rounds';
import { useChangeRound } from '../api/rounds';
import { daysOf, windowsOf } from '../windows-form';
import { WindowsFields } from './WindowsFields';
import classes from './rounds.module.css';

/** Name and windows of a round. */
export function EditRoundDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useWords();
  const change = useChangeRound(round);
  const [name, setName] = useState(round.nameTh);
  const [days, setDays] = useState(() => daysOf(round));
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const windows = windowsOf(days);
    if (windows !== null && name.trim() !== '') {
      change.mutate({ nameTh: name.trim(), ...windows }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={t('rounds.editTitle', { name: round.nameTh })} onClose={onClose} size={520}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('rounds.form.name')}
            description={t('rounds.form.nameHint')}
            withAsterisk
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && name.trim() === '' ? t('rounds.form.missing') : null}
            data-autofocus
          />
          <WindowsFields days={days} tried={tried} onChange={setDays} />
          <div className={classes.quiet}>{t('rounds.form.windowHint')}</div>
          <Refusal error={change.error} />
        </Stack>
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('rounds.form.cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('rounds.form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
