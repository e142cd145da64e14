import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { newKey, useAddProgramme } from '../api/plans';
import classes from './Editor.module.css';
import { useRefusal } from './fields';

/** A new programme (ระบบ): a short code and its names. */
export function NewProgrammeDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('plan.newProgramme')} onClose={onClose}>
      <NewProgrammeForm onCancel={onClose} onDone={onDone} />
    </Dialog>
  );
}

export function NewProgrammeForm({ onCancel, onDone }: { onCancel: () => void; onDone: (code: string) => void }) {
  const { t } = useWords();
  const add = useAddProgramme();
  const refusal = useRefusal();
  const [code, setCode] = useState('');
  const [nameTh, setNameTh] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [key, setKey] = useState(newKey);
  const fits = /^[A-Z]{2,10}$/.test(code);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && nameTh.trim() !== '') {
          add.mutate(
            { key, code, nameTh: nameTh.trim(), nameEn: nameEn.trim() === '' ? null : nameEn.trim() },
            { onSuccess: (programme) => onDone(programme.code), onError: () => setKey(newKey()) },
          );
        }
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('plan.programmeCode')}
          description={t('plan.programmeCodeHint')}
          value={code}
          maxLength={10}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
          error={code !== '' && !fits && code.length > 1 ? t('plan.programmeCodeHint') : null}
          withAsterisk
          maw={220}
          data-autofocus
        />
        <TextInput label={t('plan.programmeNameTh')} value={nameTh} maxLength={200} onChange={(event) => setNameTh(event.currentTarget.value)} withAsterisk />
        <TextInput label={t('plan.programmeNameEn')} value={nameEn} maxLength={200} onChange={(event) => setNameEn(event.currentTarget.value)} />
        {add.isError && (
          <div className={classes.told} data-bad role="alert">
            {refusal(add.error)}
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('plan.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!fits || nameTh.trim() === ''}>
            {t('plan.makeProgramme')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
