import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconKeyboard, IconLayoutSidebarRight, IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { day, moment, bangkokDay } from '@/format/dates';
import { useWords } from '@/i18n';
import { STATUSES } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import { provinceName } from '@/organisation/provinces';
import { Toolbar } from '@/page/Page';
import { NO_FILTER, toggled, type Filter } from '../model/rows';
import type { Workbench } from '../useWorkbench';
import { FilterMenu } from './FilterMenu';
import classes from './WorkbenchToolbar.module.css';

interface WorkbenchToolbarProps {
  bench: Workbench;
  /** Whether rows are offices, which have a kind and a province. */
  ofOffices: boolean;
  searchLabel: string;
  search: Ref<HTMLInputElement>;
  /** When this person looked at this list before. */
  lastVisit: string | null;
}

/** The marks with how many there are, each a filter; further filters; search. */
export function WorkbenchToolbar({ bench, ofOffices, searchLabel, search, lastVisit }: WorkbenchToolbarProps) {
  const { t } = useWords();
  const { filter, counts } = bench;
  const panelOpen = bench.panel !== 'closed';
  return (
    <>
      <Toolbar>
        <div role="group" aria-label={t('status.legend')} className={classes.chips}>
          <button type="button" className={classes.chip} aria-pressed={filter.marks.length === 0} onClick={() => bench.setFilter({ ...filter, marks: [] })}>
            {t('status.all')} <b>{bench.rows.length}</b>
          </button>
          {STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              className={classes.chip}
              aria-pressed={filter.marks.includes(status)}
              onClick={() => bench.setFilter(toggled(filter, status))}
            >
              <StatusMark status={status} count={counts[status]} />
            </button>
          ))}
        </div>
        <FilterMenu bench={bench} ofOffices={ofOffices} lastVisit={lastVisit} />
        <div className={classes.tools}>
          <TextInput
            ref={search}
            aria-label={searchLabel}
            placeholder={searchLabel}
            title={`${searchLabel} (/)`}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSection={
              filter.search !== '' && <CloseButton size="sm" aria-label={t('certify.clearSearch')} onClick={() => bench.setFilter({ ...filter, search: '' })} />
            }
            maxLength={80}
            w={170}
            value={filter.search}
            onChange={(event) => bench.typeSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Back into the table, with what was found
              if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                if (bench.current === null) {
                  event.currentTarget.blur();
                } else {
                  bench.goTo(bench.current);
                }
              }
            }}
          />
          <Button
            variant={panelOpen ? 'light' : 'default'}
            aria-pressed={panelOpen}
            title={`${t('certify.panel.toggle')} (E)`}
            leftSection={<IconLayoutSidebarRight size={16} aria-hidden />}
            onClick={() => bench.setPanel(panelOpen ? 'closed' : 'evidence')}
          >
            {t('certify.panel.toggle')}
          </Button>
          <Button variant="default" px={8} aria-label={t('certify.keys.title')} title={`${t('certify.keys.title')} (?)`} onClick={() => bench.setHelp(true)}>
            <IconKeyboard size={17} aria-hidden />
          </Button>
        </div>
      </Toolbar>
      <Conditions bench={bench} />
    </>
  );
}

/** What else than the marks hides rows, each to be taken away; and rows that no longer stand where they belong. */
function Conditions({ bench }: { bench: Workbench }) {
  const { t, language } = useWords();
  const { filter } = bench;
  const told: { label: string; without: Partial<Filter> }[] = [
    ...(filter.kind === null ? [] : [{ label: t(`certify.filter.${filter.kind}`), without: { kind: null } }]),
    ...(filter.province === null ? [] : [{ label: provinceName(filter.province, language), without: { province: null } }]),
    ...(filter.changed ? [{ label: t('certify.filter.changed'), without: { changed: false } }] : []),
    ...(filter.since === null
      ? []
      : [
          {
            label: t('certify.filter.sinceTold', {
              at: isMidnight(filter.since) ? day(bangkokDay(new Date(filter.since)), language) : moment(filter.since, language),
            }),
            without: { since: null },
          },
        ]),
    ...(filter.outliers === null ? [] : [{ label: t(`certify.filter.outliers.${filter.outliers}`), without: { outliers: null } }]),
    ...(filter.proposed ? [{ label: t('certify.filter.proposed'), without: { proposed: false } }] : []),
  ];
  if (!bench.filtering && bench.stale === 0) {
    return null;
  }
  return (
    <div className={classes.conditions}>
      {told.map(({ label, without }) => (
        <span key={label} className={classes.condition}>
          {label}
          <CloseButton size={18} iconSize={13} aria-label={t('certify.filter.remove', { filter: label })} onClick={() => bench.setFilter({ ...filter, ...without })} />
        </span>
      ))}
      {bench.filtering && (
        <button type="button" className={classes.link} onClick={() => bench.setFilter(NO_FILTER)}>
          {t('certify.clearFilter')}
        </button>
      )}
      {bench.stale > 0 && (
        <button type="button" className={classes.link} title={t('certify.rearrangeHint')} onClick={bench.rearrange}>
          {t('certify.rearrange', { count: bench.stale })}
        </button>
      )}
    </div>
  );
}

function isMidnight(instant: string): boolean {
  return instant.endsWith('T17:00:00.000Z'); // of Bangkok
}
