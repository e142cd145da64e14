import { Alert, Anchor, Button, Checkbox, FileInput, Stack } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';
import { DayInput } from '@/page/DayInput';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState } from '@/page/states';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { LARGEST_FILE, useApply, usePreview } from '../api/organisations';
import { ImportErrors, ImportPreview } from './ImportPreview';
import classes from './organisations.module.css';

const LIST = '/settings/organisations';

/** A whole list from a file: checked, shown, then imported as it was shown. */
export function ImportPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return (
    <Page title={t('organisations.importTitle')}>
      <Toolbar>
        <Anchor component={Link} to={LIST}>
          <IconArrowLeft size={14} aria-hidden /> {t('organisations.back')}
        </Anchor>
      </Toolbar>
      {has(me, 'PSDG') ? <Import /> : <ForbiddenState detail={t('organisations.onlyPsdg')} />}
    </Page>
  );
}

function Import() {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [endMissing, setEndMissing] = useState(false);
  const [endOn, setEndOn] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const preview = usePreview();
  const apply = useApply();

  /** What was shown holds for the file and the choices of then only. */
  const anew = () => {
    preview.reset();
    apply.reset();
    setAsked(false);
    setIdempotencyKey(newIdempotencyKey());
  };
  const tooLarge = file !== null && file.size > LARGEST_FILE;
  const fileError = tooLarge ? t('organisations.tooLarge') : asked && file === null ? t('organisations.fileMissing') : null;
  const dayError = asked && endMissing && endOn === null ? t('organisations.missing') : null;
  const check = () => {
    anew();
    setAsked(true);
    if (file !== null && !tooLarge && (!endMissing || endOn !== null)) {
      preview.mutate({ file, endOn: endMissing ? endOn : null });
    }
  };
  const shown = preview.data;
  const wanted = shown?.preview ?? null;
  const outdated = apply.error instanceof ProblemError && apply.error.slug === 'preview-outdated';
  const failure = apply.error ?? preview.error;

  if (apply.data !== undefined) {
    return (
      <div role="status">
        <EmptyState title={t('organisations.imported', { count: apply.data.changes.length })}>
          <Button component={Link} to={LIST}>
            {t('organisations.toList')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              anew();
              setFile(null);
            }}
          >
            {t('organisations.another')}
          </Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={classes.body}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <FileInput
          label={t('organisations.file')}
          description={t('organisations.fileHint')}
          placeholder={t('organisations.choose')}
          leftSection={<IconUpload size={16} aria-hidden />}
          accept=".xlsx,.csv"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            anew();
          }}
          error={fileError}
        />
        <Stack gap="xs">
          <Checkbox
            label={t('organisations.endMissing')}
            description={t('organisations.endMissingHint')}
            checked={endMissing}
            onChange={(event) => {
              setEndMissing(event.currentTarget.checked);
              anew();
            }}
          />
          {endMissing && (
            <DayInput
              label={t('organisations.endDay')}
              value={endOn}
              onChange={(day) => {
                setEndOn(day);
                anew();
              }}
              min="1900-01-01"
              required
              error={dayError}
            />
          )}
        </Stack>
        <Button type="submit" variant={wanted === null ? 'filled' : 'default'} loading={preview.isPending} mt={24}>
          {t(shown === undefined ? 'organisations.check' : 'organisations.checkAgain')}
        </Button>
      </form>
      {failure !== null && (
        <Alert color="red" role="alert" mb="sm">
          {failure instanceof ProblemError && failure.isTold ? failure.explanation : t('state.unreachable')}
        </Alert>
      )}
      {shown !== undefined && shown.errors.length > 0 && <ImportErrors errors={shown.errors} />}
      {shown !== undefined && wanted !== null && !outdated && (
        <ImportPreview result={shown}>
          {shown.changes.length > 0 && (
            <Button
              leftSection={<IconCheck size={16} aria-hidden />}
              loading={apply.isPending}
              onClick={() => {
                if (file !== null) {
                  apply.mutate({ file, endOn: endMissing ? endOn : null, preview: wanted, idempotencyKey });
                }
              }}
            >
              {t('organisations.apply', { count: shown.changes.length })}
            </Button>
          )}
        </ImportPreview>
      )}
    </div>
  );
}
