import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { useRun } from '../api/deadlines';
import classes from './deadlines.module.css';

/** ส่งแจ้งเตือนเดี๋ยวนี้, once it is meant. */
export function RunDialog({ onClose, onRan }: { onClose: () => void; onRan: (told: number) => void }) {
  const { t } = useWords();
  const run = useRun();
  // One wish, however often the line breaks
  const [key] = useState(newIdempotencyKey);
  return (
    <Dialog title={t('deadlines.settings.runTitle')} onClose={onClose}>
      <Text>{t('deadlines.settings.runSure')}</Text>
      <Refusal error={run.error} />
      <div className={classes.end}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('deadlines.settings.cancel')}
        </Button>
        <Button loading={run.isPending} onClick={() => run.mutate(key, { onSuccess: (told) => onRan(told.notices.length) })}>
          {t('deadlines.settings.runSubmit')}
        </Button>
      </div>
    </Dialog>
  );
}
