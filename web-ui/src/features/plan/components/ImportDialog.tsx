import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { useImport } from '../api/plans';
import { FindingMark } from './FindingMark';
import { DifferenceList } from './DifferencesTab';
import classes from './Editor.module.css';
import { useRefusal } from './fields';

/** A plan from a file: read first, with what it would change or every fault by line or cell; then taken into the draft. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const refusal = useRefusal();
  const [file, setFile] = useState<File | null>(null);
  const preview = useImport();
  const take = useImport();
  const faults = preview.error instanceof ProblemError ? (preview.error.details.errors ?? []) : [];
  const read = preview.data;
  const errors = (read?.findings ?? []).filter((finding) => finding.severity === 'ERROR').length;
  return (
    <Dialog title={t('plan.importTitle')} onClose={onClose}>
      <Stack gap="sm">
        <FileInput
          label={t('plan.importFile')}
          description={t('plan.importHint')}
          placeholder={t('evidence.choose')}
          accept=".yaml,.yml,.xlsx"
          leftSection={<IconFileImport size={16} aria-hidden />}
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            preview.reset();
            take.reset();
            if (chosen !== null) {
              preview.mutate({ file: chosen, dryRun: true });
            }
          }}
        />
        <div role="status">
          {preview.isPending && t('plan.importReading')}
          {preview.isError && (
            <div className={classes.told} data-bad>
              {faults.length > 0 ? t('plan.importFaults', { count: faults.length }) : refusal(preview.error)}
            </div>
          )}
          {read !== undefined && (
            <Text size="sm">
              {t('plan.importRead', { plan: read.plan, count: read.differences.length })} {read.findings.length > 0 && t('plan.importFindings', { errors, warnings: read.findings.length - errors })}
            </Text>
          )}
        </div>
        {faults.length > 0 && (
          <ul className={classes.list} style={{ maxHeight: 300, overflow: 'auto' }}>
            {faults.map((fault) => (
              <li key={fault.field + fault.rule + fault.message}>
                <span className={classes.mark}>
                  <FindingMark severity="ERROR" /> {t('plan.severity.ERROR')}
                </span>
                <span>
                  <b>{fault.field}</b> {fault.message}
                </span>
              </li>
            ))}
          </ul>
        )}
        {read !== undefined && read.differences.length > 0 && (
          <div style={{ maxHeight: 300, overflow: 'auto' }}>
            <DifferenceList differences={read.differences} />
          </div>
        )}
        {take.isError && (
          <div className={classes.told} data-bad role="alert">
            {refusal(take.error)}
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('plan.cancel')}
          </Button>
          <Button
            disabled={read === undefined || file === null || read.differences.length === 0}
            loading={take.isPending}
            onClick={() => {
              if (file !== null) {
                take.mutate({ file, dryRun: false }, { onSuccess: (taken) => void navigate(`/settings/plans/${taken.plan}`) });
              }
            }}
          >
            {t('plan.importTake')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
