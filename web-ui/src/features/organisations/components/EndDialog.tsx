import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';
import type { Organisation } from '@/organisation/organisations';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { useChangeOrganisation } from '../api/organisations';
import { changeOf, draftOf } from '../draft';

/** The last day of an organisation, and what that means. */
export function EndDialog({ organisation, onClose, onSaved }: { organisation: Organisation; onClose: () => void; onSaved: (organisation: Organisation) => void }) {
  const { t } = useWords();
  const change = useChangeOrganisation(organisation.code);
  const [until, setUntil] = useState(organisation.until);
  const [missing, setMissing] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const save = () => {
    if (until === null && organisation.until === null) {
      setMissing(true);
      return;
    }
    change.mutate({ change: changeOf({ ...draftOf(organisation), until }, organisation.revision), idempotencyKey }, { onSuccess: onSaved });
  };
  const refusal = change.error;
  return (
    <Dialog title={t('organisations.endTitle')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          <Text fw={600}>
            {organisation.code} {organisation.nameTh}
          </Text>
          <Text size="sm" c="dimmed">
            {t('organisations.endHint')}
          </Text>
          <DayInput
            label={t('organisations.endDay')}
            description={t('organisations.untilHint')}
            value={until}
            onChange={(day) => {
              setUntil(day);
              setMissing(false);
              setIdempotencyKey(newIdempotencyKey());
            }}
            min={organisation.since ?? '1900-01-01'}
            error={missing ? t('organisations.missing') : null}
          />
          {refusal !== null && (
            <Alert color="red" role="alert">
              {refusal instanceof ProblemError && refusal.isTold ? refusal.explanation : t('state.unreachable')}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('organisations.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('organisations.endNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
