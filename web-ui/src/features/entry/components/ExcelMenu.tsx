import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconHistory, IconUpload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useWords } from '@/i18n';
import { historyUrl, templateUrl } from '../api/excel';
import classes from './ExcelMenu.module.css';
import { ImportDialog } from './ImportDialog';

/** The sheet as an Excel file, out and in; who only reads takes it out. */
export function ExcelMenu({ round, office, reports }: { round: string; office: string; reports: boolean }) {
  const { t } = useWords();
  const [importing, setImporting] = useState(false);
  const sheet = { round, office };
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={270}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('entry.excel.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={templateUrl(sheet)} download leftSection={<IconDownload size={16} aria-hidden />}>
            <Item label={t('entry.excel.template')} hint={t('entry.excel.templateHint')} />
          </Menu.Item>
          {reports && (
            <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImporting(true)}>
              <Item label={t('entry.excel.import')} hint={t('entry.excel.importHint')} />
            </Menu.Item>
          )}
          <Menu.Item component="a" href={historyUrl(sheet)} download leftSection={<IconHistory size={16} aria-hidden />}>
            <Item label={t('entry.excel.history')} hint={t('entry.excel.historyHint')} />
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {importing && <ImportDialog sheet={sheet} onClose={() => setImporting(false)} />}
    </>
  );
}

function Item({ label, hint }: { label: string; hint: string }): ReactNode {
  return (
    <>
      {label}
      <span className={classes.hint}>{hint}</span>
    </>
  );
}
