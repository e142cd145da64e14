import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { useExplain, type Warning } from '../api/explain';
import type { Entry } from '../api/sheet';
import classes from './ExplainDialog.module.css';

const MOST = 500;

/** Asks the reporter what there is to say to a warning; the certifier reads it beside the value. */
export function ExplainDialog({ entry, warning, onClose }: { entry: Entry; warning: Warning; onClose: () => void }) {
  const { t } = useWords();
  const before = warning.explanation?.text ?? '';
  const [text, setText] = useState(before);
  const [asked, setAsked] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const explain = useExplain(entry);
  const counter = useId();
  const said = text.trim();

  const send = (next: string | null) => explain.mutate({ rule: warning.rule, text: next, idempotencyKey }, { onSuccess: onClose });
  return (
    <Dialog title={t('entry.explain.title')} onClose={onClose} size={520}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (said !== '') {
            send(said);
          }
        }}
      >
        <Stack gap="sm">
          <div>
            <Text fw={600}>
              {entry.variable} {entry.nameTh}
            </Text>
            <Text c="#8a4b00" size="sm">
              {warning.message}
            </Text>
          </div>
          <Textarea
            label={t('entry.explain.text')}
            description={t('entry.explain.hint')}
            data-autofocus
            autosize
            minRows={3}
            maxRows={8}
            maxLength={MOST}
            value={text}
            error={asked && said === '' ? t('entry.explain.missing') : null}
            aria-describedby={counter}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setIdempotencyKey(newIdempotencyKey()); // another text is another wish
              explain.reset();
            }}
          />
          <div id={counter} className={classes.counter} data-full={text.length >= MOST || undefined}>
            {t('entry.explain.count', { count: text.length, most: MOST })}
          </div>
          <Refusal error={explain.error} />
          <Group justify="flex-end" gap="xs">
            {before !== '' && (
              <Button variant="subtle" color="red" mr="auto" disabled={explain.isPending} onClick={() => send(null)}>
                {t('entry.explain.withdraw')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('entry.explain.cancel')}
            </Button>
            <Button type="submit" loading={explain.isPending} disabled={said === before}>
              {t('entry.explain.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
