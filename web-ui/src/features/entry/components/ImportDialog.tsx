import { Alert, Button, Group, Progress, Stack } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { fileSize } from '@/format/numbers';
import { useWords } from '@/i18n';
import { LARGEST_FILE } from '@/item/evidence';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { useImport, usePreview } from '../api/excel';
import { cellErrors } from '../model/import';
import { useDesk } from './desk-context';
import { FileDrop } from './FileDrop';
import { ImportChanges, ImportErrors } from './ImportLists';

/** A filled template: checked and shown first, then imported exactly as it was shown, all or nothing. */
export function ImportDialog({ sheet, onClose }: { sheet: { round: string; office: string }; onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [outdated, setOutdated] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const preview = usePreview(sheet);
  const apply = useImport(sheet);

  const check = (chosen: File) => {
    apply.reset();
    setIdempotencyKey(newIdempotencyKey());
    preview.mutate(chosen);
  };
  const choose = (chosen: File) => {
    setOutdated(false);
    setFile(chosen);
    preview.reset();
    apply.reset();
    const wrong = !/\.xlsx$/i.test(chosen.name)
      ? t('entry.excel.notExcel', { name: chosen.name })
      : chosen.size > LARGEST_FILE
        ? t('entry.excel.tooLarge', { name: chosen.name, size: fileSize(chosen.size) })
        : null;
    setRefused(wrong);
    if (wrong === null) {
      check(chosen);
    }
  };
  const shown = preview.data;
  const errors = cellErrors(apply.error) ?? shown?.errors ?? [];
  const start = () => {
    if (file === null || shown?.preview == null) {
      return;
    }
    setOutdated(false);
    apply.mutate(
      { file, preview: shown.preview, idempotencyKey },
      {
        onError: (error) => {
          if (error instanceof ProblemError && error.slug === 'preview-outdated') {
            setOutdated(true);
            check(file);
          }
        },
      },
    );
  };

  if (apply.data !== undefined) {
    const { changes } = apply.data;
    const close = () => {
      changes.forEach(({ variable }) => desk?.looked(variable)); // what one imported oneself is no news
      onClose();
    };
    return (
      <Dialog title={t('entry.excel.title')} onClose={close}>
        <Stack>
          <Alert color="green" role="status" icon={<IconCheck size={18} aria-hidden />}>
            {t('entry.excel.done', { count: changes.length })}
          </Alert>
          <Group justify="flex-end">
            <Button onClick={close} ref={focus}>
              {t('entry.excel.close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  const working = preview.isPending
    ? t('entry.excel.checking', { name: file?.name })
    : apply.isPending
      ? t('entry.excel.importing', { count: shown?.changes.length ?? 0 })
      : null;
  return (
    <Dialog title={t('entry.excel.title')} onClose={onClose} size={860}>
      <Stack gap="sm">
        <FileDrop file={file} onChoose={choose} disabled={working !== null} error={refused} />
        <div role="status">
          {working !== null && (
            <>
              {working}
              <Progress value={100} animated aria-label={working} mt={4} />
            </>
          )}
          {outdated && !preview.isPending && <Alert color="yellow">{t('entry.excel.outdated')}</Alert>}
        </div>
        <Refusal error={errors.length > 0 || outdated ? preview.error : (preview.error ?? apply.error)} />
        {working === null && errors.length > 0 && <ImportErrors errors={errors} />}
        {shown !== undefined && working === null && errors.length === 0 && (
          <>
            <div role="status">
              {shown.changes.length === 0
                ? t('entry.excel.nothing')
                : t('entry.excel.summary', { rows: shown.rows, changes: shown.changes.length, unchanged: shown.unchanged })}
            </div>
            {shown.changes.length > 0 && <ImportChanges changes={shown.changes} />}
          </>
        )}
        {shown?.preview != null && shown.changes.length > 0 && errors.length === 0 && !preview.isPending && (
          <Group justify="flex-end">
            <Button leftSection={<IconCheck size={16} aria-hidden />} loading={apply.isPending} onClick={start}>
              {t('entry.excel.apply', { count: shown.changes.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

/** The button that was pressed is gone: the keyboard goes on with the one that comes for it. */
const focus = (button: HTMLElement | null) => button?.focus();
