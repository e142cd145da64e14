import { Alert, Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { Warnings } from '@/item/Warnings';
import table from '@/page/table.module.css';
import type { SheetImport } from '../api/excel';
import { copyText } from '../copy-text';
import { asText, type CellError } from '../model/import';
import classes from './ImportLists.module.css';

/** What is wrong with the file, cell by cell. */
export function ImportErrors({ errors }: { errors: readonly CellError[] }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div>
      <Alert color="red" role="alert" mb="xs" styles={{ message: { color: '#8c1a18' } }}>
        {t('entry.excel.errors', { count: errors.length })}
      </Alert>
      <div className={classes.table} role="region" aria-label={t('entry.excel.errorsTitle')} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('entry.excel.cell')}</th>
              <th scope="col">{t('entry.excel.variable')}</th>
              <th scope="col">{t('entry.excel.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error, index) => (
              <tr key={index} className={table.row}>
                <th scope="row">
                  <b>{error.cell ?? t('entry.excel.wholeFile')}</b>
                </th>
                <td>{error.variable}</td>
                <td>{error.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        mt="xs"
        variant="default"
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copyText(asText(errors)).then(setCopied)}
      >
        {t(copied ? 'entry.excel.copied' : 'entry.excel.copy')}
      </Button>
      <span role="status" className="visually-hidden">
        {copied && t('entry.excel.copied')}
      </span>
    </div>
  );
}

/** What the import will do. */
export function ImportChanges({ changes }: { changes: SheetImport['changes'] }) {
  const { t } = useWords();
  const told = (value: string | null, none: string) =>
    value === null ? <span className={table.none}>{none}</span> : grouped(value);
  return (
    <div className={classes.table} role="region" aria-label={t('entry.excel.changesTitle')} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('entry.excel.cell')}</th>
            <th scope="col">{t('entry.excel.variable')}</th>
            <th scope="col" className={table.number}>
              {t('entry.excel.from')}
            </th>
            <th scope="col" className={table.number}>
              {t('entry.excel.to')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.cell} className={table.row}>
              <td>{change.cell}</td>
              <th scope="row">
                <span className={table.code}>{change.variable}</span>
                {change.nameTh}
                <Warnings warnings={change.warnings} />
              </th>
              <td className={table.number}>{told(change.from, t('item.none'))}</td>
              <td className={table.number}>
                <b>{told(change.to, t('entry.excel.clears'))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
