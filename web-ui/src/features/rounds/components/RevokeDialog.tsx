import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { newWish, useRevoke, type Extension } from '../api/rounds';
import classes from './rounds.module.css';

/** Takes an extension back, with the reason. */
export function RevokeDialog({ extension, scope, onClose }: { extension: Extension; scope: string; onClose: () => void }) {
  const { t, language } = useWords();
  const revoke = useRevoke(extension.round);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={t('rounds.extension.revokeTitle')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) {
            revoke.mutate({ id: extension.id, reason: reason.trim(), header: newWish() }, { onSuccess: onClose });
          }
        }}
      >
        <Stack gap="sm">
          <Text fw={600}>
            {t(`rounds.extension.${extension.window}`)} · {scope} · {day(extension.until, language)}
          </Text>
          <Textarea
            label={t('rounds.extension.reason')}
            withAsterisk
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && missing ? t('rounds.extension.reasonMissing') : null}
            data-autofocus
          />
          <Refusal error={revoke.error} />
        </Stack>
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('rounds.extension.keep')}
          </Button>
          <Button type="submit" color="red" loading={revoke.isPending}>
            {t('rounds.extension.revokeSubmit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
