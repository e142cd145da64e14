import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconFlag, IconFold, IconAlertCircle, IconArrowsVertical, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '@/i18n';
import { STATUSES } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import { Toolbar } from '@/page/Page';
import { toggled, type Mark } from '../model/filter';
import type { View } from '../view';
import { ExcelMenu } from './ExcelMenu';
import classes from './SheetToolbar.module.css';

interface SheetToolbarProps {
  round: string;
  office: string;
  reports: boolean;
  view: View;
  /** How saving stands, below. */
  children: ReactNode;
}

/** How the items stand, which is also the filter by mark; search, folds, Excel. */
export function SheetToolbar({ round, office, reports, view, children }: SheetToolbarProps) {
  const { t } = useWords();
  const { filter, counts } = view;
  const chip = (mark: Mark, content: ReactNode) => (
    <button
      key={mark}
      type="button"
      className={classes.chip}
      aria-pressed={filter.marks.includes(mark)}
      onClick={() => view.setFilter((before) => toggled(before, mark))}
    >
      {content}
    </button>
  );
  const shown = (mark: Mark) => counts[mark] > 0 || filter.marks.includes(mark);
  return (
    <>
      <Toolbar>
        <div role="group" aria-label={t('entry.filter.label')} className={classes.chips}>
          {STATUSES.map((status) => chip(status, <StatusMark status={status} count={counts[status]} />))}
          {shown('doubtful') &&
            chip(
              'doubtful',
              <span className={classes.doubtful}>
                <IconFlag size={15} stroke={2.2} aria-hidden /> {t('entry.filter.doubtful')} <b>{counts.doubtful}</b>
              </span>,
            )}
          {shown('unsaved') &&
            chip(
              'unsaved',
              <span className={classes.refused}>
                <IconAlertCircle size={15} stroke={2.2} aria-hidden /> {t('entry.filter.unsaved')} <b>{counts.unsaved}</b>
              </span>,
            )}
        </div>
      </Toolbar>
      {/* The tools stand beside what wraps anyhow: a mark more above does not push the table down under the typing hand */}
      <div className={classes.below}>
        {view.filtering && (
          <div className={classes.filtered}>
            <span role="status">
              {t('entry.filter.shown', { shown: view.found, total: view.total })}
              {view.stale > 0 && ` · ${t('entry.filter.held', { count: view.stale })}`}
            </span>
            {view.stale > 0 && (
              <button type="button" className={classes.link} onClick={view.release}>
                {t('entry.filter.release')}
              </button>
            )}
            <button type="button" className={classes.link} onClick={view.clearFilter}>
              {t('entry.filter.clear')}
            </button>
          </div>
        )}
        {children}
        <div className={classes.tools}>
          <Search search={filter.search} onSearch={(search) => view.setFilter((before) => ({ ...before, search }))} />
          {view.folded.size > 0 ? (
            <Button variant="default" leftSection={<IconArrowsVertical size={15} aria-hidden />} onClick={() => view.foldAll(false)}>
              {t('entry.fold.none')}
            </Button>
          ) : (
            <Button variant="default" leftSection={<IconFold size={15} aria-hidden />} onClick={() => view.foldAll(true)}>
              {t('entry.fold.all')}
            </Button>
          )}
          <ExcelMenu round={round} office={office} reports={reports} />
        </div>
      </div>
    </>
  );
}

/** What is typed shows at once, whatever the address takes to follow. */
function Search({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (event.key === '/' && !event.ctrlKey && !event.altKey && !event.metaKey && (!writing || event.target.matches('[data-value-field]')) && document.querySelector('[role="dialog"]') === null) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener('keydown', key, true);
    return () => window.removeEventListener('keydown', key, true);
  }, []);
  const say = (text: string) => {
    setTyped(text);
    onSearch(text);
  };
  const text = typed ?? search;
  return (
    <TextInput
      ref={input}
      aria-label={t('entry.filter.search')}
      placeholder={t('entry.filter.search')}
      title={t('entry.filter.searchHint')}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label={t('entry.filter.clear')} onClick={() => say('')} />}
      maxLength={80}
      w={180}
      value={text}
      onChange={(event) => say(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          say('');
        }
      }}
    />
  );
}
