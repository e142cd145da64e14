import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useWords } from '@/i18n';
import classes from './FileDrop.module.css';

interface FileDropProps {
  file: File | null;
  onChoose: (file: File) => void;
  disabled: boolean;
  error: string | null;
}

/** Takes a file that is chosen, or dropped here. */
export function FileDrop({ file, onChoose, disabled, error }: FileDropProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const hint = useId();
  return (
    // Dropping is a second way only; the button is there for everybody
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={t('entry.excel.title')}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped !== undefined && !disabled) {
          onChoose(dropped);
        }
      }}
    >
      <div className={classes.line}>
        <Button
          variant={file === null ? 'filled' : 'default'}
          leftSection={<IconUpload size={16} aria-hidden />}
          aria-describedby={hint}
          disabled={disabled}
          data-autofocus
          onClick={() => input.current?.click()}
        >
          {t(file === null ? 'entry.excel.choose' : 'entry.excel.other')}
        </Button>
        {file === null ? (
          <span>{t('entry.excel.drop')}</span>
        ) : (
          <span className={classes.name}>
            <IconFileSpreadsheet size={16} aria-hidden /> {file.name}
          </span>
        )}
      </div>
      <div id={hint} className={classes.hint}>
        {t('entry.excel.hint')}
      </div>
      {error !== null && (
        <div role="alert" className={classes.error}>
          {error}
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('entry.excel.choose')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = ''; // the same file, mended, may be chosen again
          if (chosen !== undefined) {
            onChoose(chosen);
          }
        }}
      />
    </div>
  );
}
