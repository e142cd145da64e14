import { Alert, Button, FileInput, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFile, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ProblemError } from '@/api/problem';
import { dayOf } from '@/format/dates';
import { fileSize } from '@/format/numbers';
import { useWords } from '@/i18n';
import { SidePanel } from '@/page/Dialog';
import { EmptyState, ProblemState } from '@/page/states';
import { contentUrl, LARGEST_FILE, newAttachment, useAttach, useEvidence, type Evidence, type ItemId } from './evidence';
import classes from './EvidenceDrawer.module.css';

interface EvidenceDrawerProps {
  item: ItemId;
  title: string;
  roundName: string;
  mayAttach: boolean;
  onClose: () => void;
  /** The number of files, as soon as it is known here. */
  onCount: (count: number) => void;
}

/** เอกสารประกอบ / เอกสารอ้างอิง of one item, beside the table that it belongs to. */
export function EvidenceDrawer({ item, title, roundName, mayAttach, onClose, onCount }: EvidenceDrawerProps) {
  const { t } = useWords();
  const evidence = useEvidence(item);
  const count = evidence.data?.length;
  useEffect(() => {
    if (count !== undefined) {
      onCount(count);
    }
    // only a new count is news
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [count]);

  return (
    <SidePanel title={t('evidence.title')} onClose={onClose}>
      <Text fw={600} mb="sm">
        {title}
      </Text>
      {evidence.isPending && <Skeleton height={64} aria-label={t('state.loading')} />}
      {evidence.isError && <ProblemState error={evidence.error} onRetry={() => void evidence.refetch()} />}
      {evidence.data?.length === 0 && <EmptyState title={t('evidence.empty')} detail={t('evidence.emptyHint')} />}
      {evidence.data && evidence.data.length > 0 && (
        <ul className={classes.files}>
          {evidence.data.map((file) => (
            <FileRow key={file.id} file={file} roundName={roundName} />
          ))}
        </ul>
      )}
      {mayAttach && <AttachForm item={item} />}
    </SidePanel>
  );
}

function FileRow({ file, roundName }: { file: Evidence; roundName: string }) {
  const { t, language } = useWords();
  return (
    <li className={classes.file}>
      <IconFile size={20} aria-hidden className={classes.icon} />
      <div className={classes.about}>
        <a href={contentUrl(file)} download={file.fileName} aria-label={t('evidence.download', { name: file.fileName })}>
          {file.fileName} <IconDownload size={14} aria-hidden />
        </a>
        {file.description !== null && <div>{file.description}</div>}
        <div className={classes.facts}>
          {t(`evidence.${file.side}`)} · {file.uploadedBy} · {dayOf(file.uploadedAt, language)} · {roundName} · {fileSize(file.size)}
        </div>
      </div>
    </li>
  );
}

function AttachForm({ item }: { item: ItemId }) {
  const { t } = useWords();
  const attach = useAttach(item);
  const [file, setFile] = useState<File | null>(null);
  const [description, setDescription] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attached, setAttached] = useState<string | null>(null);

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setAttached(null);
    setRefusal(
      chosen !== null && chosen.size > LARGEST_FILE ? t('evidence.tooLarge', { name: chosen.name, size: fileSize(chosen.size) }) : null,
    );
  };
  const send = () => {
    if (file === null) {
      setRefusal(t('evidence.missing'));
      return;
    }
    if (file.size > LARGEST_FILE) {
      return;
    }
    attach.mutate(newAttachment(file, description), {
      onSuccess: () => {
        setAttached(file.name);
        setFile(null);
        setDescription('');
      },
      onError: (error) => setRefusal(error instanceof ProblemError && error.isTold ? error.explanation : t('state.unreachable')),
    });
  };

  return (
    <form
      className={classes.attach}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="xs">
        <FileInput
          label={t('evidence.choose')}
          description={t('evidence.limit')}
          placeholder={t('evidence.choose')}
          leftSection={<IconPaperclip size={16} aria-hidden />}
          value={file}
          onChange={choose}
          error={refusal}
          fileInputProps={{ 'aria-label': t('evidence.choose') }}
        />
        <TextInput
          label={t('evidence.description')}
          value={description}
          maxLength={500}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={attach.isPending}>
            {t('evidence.attach')}
          </Button>
        </Group>
        <div role="status">{attached !== null && <Alert color="green">{t('evidence.attached', { name: attached })}</Alert>}</div>
      </Stack>
    </form>
  );
}
