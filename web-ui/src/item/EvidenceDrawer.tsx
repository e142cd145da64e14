import { Alert, Button, FileInput, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFile, IconLock, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ProblemError } from '@/api/problem';
import { day, dayOf } from '@/format/dates';
import { fileSize } from '@/format/numbers';
import { useWords } from '@/i18n';
import { SidePanel } from '@/page/Dialog';
import { EmptyState, ProblemState } from '@/page/states';
import { contentUrl, LARGEST_FILE, newAttachment, useAttach, useEvidence, type Evidence, type EvidenceList, type ItemId } from './evidence';
import classes from './EvidenceDrawer.module.css';

interface EvidenceDrawerProps {
  item: ItemId;
  title: string;
  roundName: string;
  onClose: () => void;
  /** The number of files, as soon as it is known here. */
  onCount: (count: number) => void;
}

/** เอกสารประกอบ / เอกสารอ้างอิง of one item, beside the table that it belongs to. */
export function EvidenceDrawer({ item, title, roundName, onClose, onCount }: EvidenceDrawerProps) {
  const { t } = useWords();
  return (
    <SidePanel title={t('evidence.title')} onClose={onClose}>
      <Text fw={600} mb="sm">
        {title}
      </Text>
      <EvidenceFiles item={item} roundName={roundName} onCount={onCount} />
    </SidePanel>
  );
}

/** The files themselves, and the form that attaches another, wherever they are shown. */
export function EvidenceFiles({ item, roundName, onCount, compact }: Pick<EvidenceDrawerProps, 'item' | 'roundName' | 'onCount'> & { compact?: boolean }) {
  const { t } = useWords();
  const evidence = useEvidence(item);
  const files = evidence.data?.items;
  const count = files?.length;
  useEffect(() => {
    if (count !== undefined) {
      onCount(count);
    }
    // only a new count is news
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [count]);

  return (
    <>
      {evidence.isPending && <Skeleton height={64} aria-label={t('state.loading')} />}
      {evidence.isError && <ProblemState error={evidence.error} onRetry={() => void evidence.refetch()} />}
      {files?.length === 0 && compact === true && <Text c="dimmed">{t('evidence.empty')}</Text>}
      {files?.length === 0 && compact !== true && <EmptyState title={t('evidence.empty')} detail={t('evidence.emptyHint')} />}
      {files !== undefined && files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} roundName={roundName} />
          ))}
        </ul>
      )}
      {evidence.data?.mayAttach === true && <AttachForm item={item} />}
      {evidence.data && <Closed list={evidence.data} />}
    </>
  );
}

/** Why nothing can be attached now, to somebody who otherwise may. */
function Closed({ list: { lockedBecause, opens, closes } }: { list: EvidenceList }) {
  const { t, language } = useWords();
  if (lockedBecause === null) {
    return null;
  }
  return (
    <p className={classes.closed} role="note">
      <IconLock size={16} aria-hidden />
      {lockedBecause === 'WINDOW_CLOSED'
        ? t('evidence.closed.WINDOW_CLOSED', { opens: day(opens ?? '', language), closes: day(closes ?? '', language) })
        : t(`evidence.closed.${lockedBecause}`)}
    </p>
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
