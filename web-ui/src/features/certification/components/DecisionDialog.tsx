import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { bangkokDay } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { PreviousValue } from '@/item/PreviousValue';
import { Warnings } from '@/item/Warnings';
import type { Decision } from '../api/decisions';
import type { Confirmation } from '../api/worklist';

/** What still has to be asked before a decision is sent. */
export type Asking =
  | { action: 'REJECT'; item: Confirmation; name: string }
  | { action: 'REOPEN'; item: Confirmation; name: string }
  | { action: 'AUDIT'; item: Confirmation; name: string; score: string };

interface DecisionDialogProps {
  asking: Asking;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

/** Asks for a reason, a day, or both. */
export function DecisionDialog({ asking, onDecide, onClose }: DecisionDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [date, setDate] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { action, item } = asking;
  const reasonMissing = action !== 'REOPEN' && reason.trim() === '';
  const dateMissing = action === 'REOPEN' && date === null;

  const submit = () => {
    setTried(true);
    if (reasonMissing || dateMissing) {
      return;
    }
    onDecide(
      action === 'REJECT'
        ? { action, reason: reason.trim(), fixBy: date }
        : action === 'REOPEN'
          ? { action, until: date ?? '' }
          : { action, score: asking.score, reason: reason.trim() },
    );
    onClose();
  };

  return (
    <Dialog title={t(`certify.action.${action}`)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <div>
            <Text fw={600}>{asking.name}</Text>
            <Text size="sm" c="dimmed">
              {t('certify.sees')} {item.value === null ? t('item.none') : grouped(item.value)} {item.unit}
              {item.previous !== null && (
                <>
                  {' '}
                  · {t('item.previous')} <PreviousValue previous={item.previous} />
                </>
              )}
            </Text>
            <Warnings warnings={item.warnings} />
          </div>
          {action !== 'REOPEN' && (
            <Textarea
              label={t(action === 'AUDIT' ? 'certify.auditReason' : 'certify.reason')}
              description={
                action === 'AUDIT'
                  ? t('certify.auditReasonHint', { score: asking.score, computed: item.selfScore })
                  : t('certify.reasonHint')
              }
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={tried && reasonMissing ? t(action === 'AUDIT' ? 'certify.auditReasonMissing' : 'certify.reasonMissing') : null}
              maxLength={2000}
              minRows={3}
              autosize
              withAsterisk
              data-autofocus
            />
          )}
          {action !== 'AUDIT' && (
            <DayInput
              label={t(action === 'REJECT' ? 'certify.fixBy' : 'certify.until')}
              description={t('certify.fixByHint')}
              value={date}
              onChange={setDate}
              min={bangkokDay(new Date())}
              required={action === 'REOPEN'}
              error={tried && dateMissing ? t('certify.untilMissing') : null}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('certify.cancel')}
            </Button>
            <Button type="submit" {...(action === 'REJECT' ? { color: 'red' } : {})}>
              {t(`certify.action.${action}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
