import { Button, Popover } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconHistory, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { historyUrl, templateUrl } from '../api/excel';
import classes from './ExcelMenu.module.css';
import { ImportDialog } from './ImportDialog';

/** The sheet as an Excel file, out and in; who only reads takes it out. */
export function ExcelMenu({ round, office, reports }: { round: string; office: string; reports: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [importing, setImporting] = useState(false);
  const sheet = { round, office };
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={280} trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            {t('entry.excel.menu')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={4} aria-label={t('entry.excel.menu')}>
          <ul className={classes.menu}>
            <li>
              <a className={classes.item} href={templateUrl(sheet)} download onClick={() => setOpen(false)}>
                <IconDownload size={16} aria-hidden />
                <Item label={t('entry.excel.template')} hint={t('entry.excel.templateHint')} />
              </a>
            </li>
            {reports && (
              <li>
                <button
                  type="button"
                  className={classes.item}
                  onClick={() => {
                    setOpen(false);
                    setImporting(true);
                  }}
                >
                  <IconUpload size={16} aria-hidden />
                  <Item label={t('entry.excel.import')} hint={t('entry.excel.importHint')} />
                </button>
              </li>
            )}
            <li>
              <a className={classes.item} href={historyUrl(sheet)} download onClick={() => setOpen(false)}>
                <IconHistory size={16} aria-hidden />
                <Item label={t('entry.excel.history')} hint={t('entry.excel.historyHint')} />
              </a>
            </li>
          </ul>
        </Popover.Dropdown>
      </Popover>
      {importing && <ImportDialog sheet={sheet} onClose={() => setImporting(false)} />}
    </>
  );
}

function Item({ label, hint }: { label: string; hint: string }) {
  return (
    <span>
      {label}
      <span className={classes.hint}>{hint}</span>
    </span>
  );
}
