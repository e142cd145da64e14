import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import type { Confirmation } from '../model/decision';
import { needsReason, scoreKey } from '../model/scores';
import classes from './DecideDialog.module.css';
import { useSendKey } from './useSendKey';

export interface ScoreToSave {
  item: Confirmation;
  name: string;
  score: string;
}

interface ScoresDialogProps {
  scores: readonly ScoreToSave[];
  /** The reason of each, null where none is needed. */
  onSave: (reasons: ReadonlyMap<string, string>) => void;
  onClose: () => void;
}

/** Old and new of the scores to be saved, and why they differ from the computed ones: one reason for all, or one of their own. */
export function ScoresDialog({ scores, onSave, onClose }: ScoresDialogProps) {
  const { t } = useWords();
  const [common, setCommon] = useState('');
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
  const [tried, setTried] = useState(false);
  const differing = scores.filter(({ item, score }) => needsReason(score, item));
  const reasonOf = (item: Confirmation) => (own.get(scoreKey(item)) ?? '').trim() || common.trim();
  const missing = differing.some(({ item }) => reasonOf(item) === '');
  const submit = () => {
    setTried(true);
    if (!missing) {
      onSave(new Map(differing.map(({ item }) => [scoreKey(item), reasonOf(item)])));
      onClose();
    }
  };
  useSendKey(submit);
  return (
    <Dialog title={t('certify.scores.save', { count: scores.length })} onClose={onClose} size={640}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={t('certify.auditReason')}
            description={t('certify.scores.reasonHint', { count: differing.length })}
            value={common}
            onChange={(event) => setCommon(event.currentTarget.value)}
            error={tried && missing ? t('certify.auditReasonMissing') : null}
            maxLength={2000}
            minRows={2}
            autosize
            withAsterisk
            data-autofocus
          />
          <table className={classes.scores}>
            <thead>
              <tr>
                <th scope="col">{t('certify.scores.of')}</th>
                <th scope="col">{t('certify.scores.oldNew')}</th>
                <th scope="col">{differing.length > 1 ? t('certify.scores.own') : ''}</th>
              </tr>
            </thead>
            <tbody>
              {scores.map(({ item, name, score }) => (
                <tr key={scoreKey(item)}>
                  <th scope="row">{name}</th>
                  <td className={classes.value}>
                    {t(item.auditScore === null ? 'certify.scores.computed' : 'certify.scores.given', { score: item.auditScore ?? item.selfScore })} →{' '}
                    <b>{score}</b>
                  </td>
                  <td>
                    {differing.length > 1 && needsReason(score, item) && (
                      <TextInput
                        aria-label={t('certify.scores.reasonOf', { name })}
                        placeholder={t('certify.scores.asAbove')}
                        value={own.get(scoreKey(item)) ?? ''}
                        maxLength={2000}
                        onChange={(event) => {
                          const { value } = event.currentTarget;
                          setOwn((before) => new Map(before).set(scoreKey(item), value));
                        }}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {differing.length < scores.length && (
            <Text size="sm" c="dimmed">
              {t('certify.scores.same', { count: scores.length - differing.length })}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('certify.cancel')}
            </Button>
            <Button type="submit" title="Ctrl+Enter">
              {t('certify.action.AUDIT')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
