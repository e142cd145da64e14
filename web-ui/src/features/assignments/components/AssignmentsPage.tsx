import { Anchor, Button, Select, Tabs, TextInput } from '@mantine/core';
import { IconFileSpreadsheet, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { BureauSelect } from '@/organisation/BureauSelect';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { organisationsWith } from '@/session/me';
import { useRoundIfAny, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { excelUrl, useAssignments, type Assignment } from '../api/assignments';
import { filterOf, indicatorsOf, matching, subIndicatorsIn, VIEWS } from '../filter';
import { AssignmentsTable } from './AssignmentsTable';
import { OfficesDialog } from './OfficesDialog';

/** รายการมอบหมายตัวชี้วัด: who reports and who certifies what. The URL carries view and filter. */
export function AssignmentsPage() {
  const { t } = useWords();
  const { round } = useRoundIfAny();
  return (
    <Page title={t('assignments.title')}>
      {round === undefined ? <EmptyState title={t('assignments.noRound')} detail={t('assignments.noneDetail')} /> : <Assignments key={round.round} round={round} />}
    </Page>
  );
}

function Assignments({ round }: { round: Round }) {
  const { t } = useWords();
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const [officesOf, setOfficesOf] = useState<Assignment | null>(null);
  // An office begins at its own, a bureau at what it certifies
  const filter = filterOf(search, { office: organisationsWith(me, 'REPORTER')[0]?.code ?? null, bureau: organisationsWith(me, 'CERTIFIER')[0]?.code ?? null });
  const change = (parts: Record<string, string | null>, replace = false) =>
    setSearch(
      (now) => {
        const then = new URLSearchParams(now);
        for (const [name, value] of Object.entries(parts)) {
          if (value === null || value === '') {
            then.delete(name);
          } else {
            then.set(name, value);
          }
        }
        return then;
      },
      { replace },
    );
  const asked = { round: round.round, bureau: filter.view === 'bureau' ? filter.bureau : null, office: filter.view === 'office' ? filter.office : null };
  const assignments = useAssignments(asked, filter.view !== 'office' || filter.office !== null);
  const toPick = filter.view === 'office' && filter.office === null;
  const all = assignments.data ?? [];
  const rows = matching(all, { indicator: filter.view === 'indicator' ? filter.indicator : null, typed: filter.typed });

  return (
    <>
      <Tabs value={filter.view} onChange={(view) => change({ view, q: null })} mb={8}>
        <Tabs.List aria-label={t('assignments.view')}>
          {VIEWS.map((view) => (
            <Tabs.Tab key={view} value={view}>
              {t(`assignments.views.${view}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Toolbar>
        {filter.view === 'indicator' && (
          <Select
            aria-label={t('assignments.indicator')}
            w={340}
            data={[{ value: '', label: t('assignments.allIndicators') }, ...indicatorsOf(all)]}
            value={filter.indicator ?? ''}
            onChange={(indicator) => change({ indicator })}
            searchable
            allowDeselect={false}
          />
        )}
        {filter.view === 'bureau' && (
          <BureauSelect
            label={t('assignments.bureau')}
            placeholder={t('assignments.allBureaus')}
            value={filter.bureau}
            // empty in the address means the own one, so that all has a word of its own
            onChoose={(bureau) => change({ bureau: bureau ?? 'all' })}
            clearable
          />
        )}
        {filter.view === 'office' && (
          <OfficeSelect label={t('assignments.office')} placeholder={t('assignments.chooseOffice')} value={filter.office} onChoose={(office) => change({ office })} />
        )}
        <TextInput
          aria-label={t('assignments.search')}
          placeholder={t('assignments.search')}
          type="search"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={filter.typed}
          onChange={(event) => change({ q: event.currentTarget.value }, true)}
          w={260}
        />
        {!toPick && (
          <Button
            component="a"
            href={excelUrl({ ...asked, indicator: filter.view === 'indicator' ? filter.indicator : null })}
            download
            variant="default"
            ml="auto"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          >
            {t('assignments.download')}
          </Button>
        )}
      </Toolbar>
      {toPick ? (
        <EmptyState title={t('assignments.pick')} />
      ) : assignments.isError && assignments.data === undefined ? (
        <ProblemState error={assignments.error} onRetry={() => void assignments.refetch()} />
      ) : assignments.data === undefined ? (
        <LoadingState />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(all.length === 0 && filter.view === 'indicator' ? 'assignments.none' : 'assignments.noRows')}
          {...(all.length === 0 && filter.view === 'indicator' ? { detail: t('assignments.noneDetail') } : {})}
        >
          {(filter.typed !== '' || filter.indicator !== null) && (
            <Anchor component="button" type="button" onClick={() => change({ q: null, indicator: null })}>
              {t('assignments.clear')}
            </Anchor>
          )}
        </EmptyState>
      ) : (
        <AssignmentsTable rows={rows} onOffices={setOfficesOf} />
      )}
      {assignments.data && !toPick && (
        <div className={table.foot} role="status">
          {rows.length === all.length
            ? t('assignments.shown', { variables: all.length, subIndicators: subIndicatorsIn(rows) })
            : t('assignments.shownOf', { variables: rows.length, total: all.length, subIndicators: subIndicatorsIn(rows) })}
        </div>
      )}
      {officesOf !== null && <OfficesDialog assignment={officesOf} onClose={() => setOfficesOf(null)} />}
    </>
  );
}
