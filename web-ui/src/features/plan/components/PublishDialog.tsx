import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { useDesk } from '../api/draft';
import { newKey, usePublish } from '../api/plans';
import { FindingList } from './CheckTab';
import classes from './Editor.module.css';
import { useRefusal } from './fields';

/** Freezes the draft as the next version; errors keep it from being published, warnings are to be accepted. */
export function PublishDialog({ plan, onClose, onPublished }: { plan: string; onClose: () => void; onPublished: (version: number) => void }) {
  const { t } = useWords();
  const { draft } = useDesk();
  const publish = usePublish(plan);
  const refusal = useRefusal();
  const [note, setNote] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [key] = useState(newKey);
  const errors = draft.findings.filter((finding) => finding.severity === 'ERROR');
  const warnings = draft.findings.filter((finding) => finding.severity === 'WARNING');
  return (
    <Dialog title={t('plan.publishTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate(
            { revision: draft.revision, acceptWarnings: accepted, note: note.trim() === '' ? null : note.trim(), key },
            { onSuccess: ({ version }) => onPublished(version) },
          );
        }}
      >
        <Stack gap="sm">
          {errors.length > 0 ? (
            <>
              <Text size="sm">{t('plan.publishErrors', { count: errors.length })}</Text>
              <div style={{ maxHeight: 260, overflow: 'auto' }}>
                <FindingList findings={errors} onFollow={onClose} />
              </div>
            </>
          ) : (
            <>
              <Text size="sm">{t('plan.publishMeaning')}</Text>
              <Textarea label={t('plan.note')} description={t('plan.noteHint')} maxLength={1000} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
              {warnings.length > 0 && (
                <>
                  <div style={{ maxHeight: 220, overflow: 'auto' }}>
                    <FindingList findings={warnings} onFollow={onClose} />
                  </div>
                  <Checkbox label={t('plan.acceptWarnings', { count: warnings.length })} checked={accepted} onChange={(event) => setAccepted(event.currentTarget.checked)} />
                </>
              )}
            </>
          )}
          {publish.isError && (
            <div className={classes.told} data-bad role="alert">
              {refusal(publish.error)}
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t(errors.length > 0 ? 'page.close' : 'plan.cancel')}
            </Button>
            {errors.length === 0 && (
              <Button type="submit" loading={publish.isPending} disabled={warnings.length > 0 && !accepted}>
                {t('plan.publish')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
