import { Alert, Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { useAnchorCheck } from '../api/verification';
import { anchorFaults, plainHash, type AnchorForm } from '../chain';
import { Fault } from './ChainsTable';

/** Compares a hash from paper or from an exported file with the chain as it is now. */
export function AnchorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [form, setForm] = useState<AnchorForm>({ office: null, position: '', hash: '' });
  const [tried, setTried] = useState(false);
  const check = useAnchorCheck();
  const faults = tried ? anchorFaults(form) : {};
  const change = (part: Partial<AnchorForm>) => {
    setForm({ ...form, ...part });
    check.reset();
  };
  const submit = (event: React.SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.office !== null && Object.keys(anchorFaults(form)).length === 0) {
      check.mutate({ office: form.office, position: Number(form.position.trim()), hash: plainHash(form.hash) });
    }
  };
  const found = check.data;
  return (
    <Dialog title={t('history.anchor.title')} size={560} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{t('history.anchor.lead')}</Text>
          <OfficeSelect
            labelled
            label={t('history.office')}
            placeholder={t('history.anchor.chooseOffice')}
            value={form.office}
            onChoose={(office) => change({ office })}
            error={faults.office === undefined ? null : t('history.anchor.missing')}
          />
          <TextInput
            label={t('history.anchor.position')}
            withAsterisk
            inputMode="numeric"
            maxLength={20}
            w={200}
            value={form.position}
            onChange={(event) => change({ position: event.currentTarget.value })}
            error={faults.position === undefined ? null : t(`history.anchor.${faults.position}`)}
          />
          <Textarea
            label={t('history.anchor.hash')}
            withAsterisk
            rows={2}
            maxLength={200}
            spellCheck={false}
            styles={{ input: { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", fontSize: 13 } }}
            value={form.hash}
            onChange={(event) => change({ hash: event.currentTarget.value })}
            error={faults.hash === undefined ? null : t(`history.anchor.${faults.hash}`, { count: plainHash(form.hash).length })}
          />
          <Refusal error={check.error} />
          <div role="status">
            {found &&
              (found.holds ? (
                <Alert color="green" variant="light" p="xs" icon={<IconShieldCheck size={18} aria-hidden />} styles={{ message: { color: '#1d6b34' } }}>
                  {t('history.anchor.holds', { position: form.position.trim(), entries: found.entries.toLocaleString('en') })}
                </Alert>
              ) : (
                <Alert color="red" variant="light" p="xs" title={t('history.anchor.differs')} icon={<IconAlertOctagon size={18} aria-hidden />}>
                  {found.fault && <Fault fault={found.fault} />}
                </Alert>
              ))}
          </div>
          <Button type="submit" loading={check.isPending} ml="auto">
            {t('history.anchor.ask')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
