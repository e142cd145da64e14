import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconDownload, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { contains } from '@/format/collation';
import { bangkokDay } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Organisation } from '@/organisation/organisations';
import { DayInput } from '@/page/DayInput';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { exportUrl, useAllOrganisations } from '../api/organisations';
import { countsByKind, filterOf, KINDS, matching, ordered } from '../filter';
import { PROVINCES } from '../provinces';
import { EndDialog } from './EndDialog';
import { HistoryPanel } from './HistoryPanel';
import { OrganisationForm } from './OrganisationForm';
import { OrganisationTable } from './OrganisationTable';
import classes from './organisations.module.css';

const FIRST_DAY = '1900-01-01';

/** จัดการระบบ › หน่วยงาน: offices and bureaus with the time in which they are there. */
export function OrganisationsPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const may = has(me, 'PSDG');
  return <Page title={t('organisations.title')}>{may ? <Organisations /> : <ForbiddenState detail={t('organisations.onlyPsdg')} />}</Page>;
}

type Open = { what: 'add' } | { what: 'edit' | 'end' | 'history'; organisation: Organisation };

function Organisations() {
  const { t, language } = useWords();
  const organisations = useAllOrganisations();
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<Open | null>(null);
  const [saved, setSaved] = useState('');
  const filter = filterOf(search);
  const text = useDeferredValue(filter.text);

  if (organisations.isError) {
    return <ProblemState error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  if (!organisations.data) {
    return <LoadingState />;
  }

  const choose = (name: string, value: string | null) => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === '') {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  const all = organisations.data;
  const found = matching(all, { ...filter, text });
  const counts = countsByKind(found);
  const shown = ordered(found.filter(({ kind }) => filter.kind === null || kind === filter.kind));
  const close = () => setOpen(null);
  const done = (organisation: Organisation) => {
    setOpen(null);
    setSaved(t('organisations.saved', { name: organisation.nameTh }));
  };
  const openOne = (next: Open) => {
    setSaved('');
    setOpen(next);
  };

  return (
    <>
      <Toolbar>
        <SegmentedControl
          aria-label={t('organisations.kindOf')}
          size="xs"
          value={filter.kind ?? 'ALL'}
          onChange={(kind) => choose('kind', kind === 'ALL' ? null : kind)}
          data={[
            { value: 'ALL', label: `${t('organisations.all')} ${found.length}` },
            ...KINDS.map((kind) => ({ value: kind, label: `${t(`organisations.kind.${kind}`)} ${counts[kind]}` })),
          ]}
        />
        <TextInput
          aria-label={t('organisations.search')}
          placeholder={t('organisations.search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={filter.text}
          onChange={(event) => choose('q', event.currentTarget.value)}
          w={170}
        />
        <Select
          aria-label={t('organisations.province')}
          placeholder={t('organisations.province')}
          data={PROVINCES.map(({ code, names }) => ({ value: code, label: names[language] }))}
          value={filter.province}
          onChange={(province) => choose('province', province)}
          filter={({ options, search: typed }) => options.filter((option) => 'label' in option && contains(option.label, typed))}
          searchable
          clearable
          limit={100}
          w={170}
        />
        <DayInput compact label={t('organisations.on')} value={filter.on} onChange={(day) => choose('on', day)} min={FIRST_DAY} />
        <Group gap={8} ml="auto" wrap="nowrap">
          <Button component="a" variant="default" href={exportUrl('xlsx', filter)} download leftSection={<IconDownload size={15} aria-hidden />}>
            {t('organisations.exportXlsx')}
          </Button>
          <Button component="a" variant="default" href={exportUrl('csv', filter)} download>
            {t('organisations.exportCsv')}
          </Button>
          <Button component={Link} variant="default" to="/settings/organisations/import" leftSection={<IconUpload size={15} aria-hidden />}>
            {t('organisations.import')}
          </Button>
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => openOne({ what: 'add' })}>
            {t('organisations.add')}
          </Button>
        </Group>
      </Toolbar>
      {all.length === 0 ? (
        <EmptyState title={t('organisations.empty')} detail={t('organisations.emptyDetail')} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('organisations.noneFound')} detail={t('organisations.noneFoundDetail')}>
          <Button variant="default" onClick={() => setSearch({}, { replace: true })}>
            {t('organisations.clear')}
          </Button>
        </EmptyState>
      ) : (
        <OrganisationTable
          organisations={shown}
          day={filter.on ?? bangkokDay(new Date())}
          onEdit={(organisation) => openOne({ what: 'edit', organisation })}
          onEnd={(organisation) => openOne({ what: 'end', organisation })}
          onHistory={(organisation) => openOne({ what: 'history', organisation })}
        />
      )}
      <div className={classes.foot}>
        <span>{t('organisations.shown', { count: shown.length, total: all.length })}</span>
        <span role="status">{saved}</span>
      </div>
      {open?.what === 'add' && <OrganisationForm organisation={null} onClose={close} onSaved={done} />}
      {open?.what === 'edit' && <OrganisationForm organisation={open.organisation} onClose={close} onSaved={done} />}
      {open?.what === 'end' && <EndDialog organisation={open.organisation} onClose={close} onSaved={done} />}
      {open?.what === 'history' && <HistoryPanel organisation={open.organisation} onClose={close} />}
    </>
  );
}
