import { Button, Stack, Text } from '@mantine/core';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { newWish, useEndDelegation, type Delegation } from '../api/delegations';
import classes from './delegation.module.css';

/** Asks before a delegation ends at once. */
export function EndDialog({ delegation, name, onClose }: { delegation: Delegation; name: string; onClose: () => void }) {
  const { t, language } = useWords();
  const end = useEndDelegation();
  return (
    <Dialog title={t('delegation.endTitle')} onClose={onClose}>
      <Stack gap="sm">
        <Text fw={600}>
          {name} · {t('delegation.period', { from: day(delegation.from, language), until: day(delegation.until, language) })}
        </Text>
        <Text>{t(`delegation.endLead.${delegation.state === 'COMING' ? 'COMING' : 'IN_FORCE'}`, { name })}</Text>
        <Refusal error={end.error} />
      </Stack>
      <div className={classes.end}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('delegation.keep')}
        </Button>
        <Button color="red" loading={end.isPending} onClick={() => end.mutate({ id: delegation.id, header: newWish() }, { onSuccess: onClose })}>
          {t('delegation.endSubmit')}
        </Button>
      </div>
    </Dialog>
  );
}
