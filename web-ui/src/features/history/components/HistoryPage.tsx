import { Button, Select, TextInput } from '@mantine/core';
import { IconFileSpreadsheet, IconSearch } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { useOffices } from '@/organisation/organisations';
import { DayInput } from '@/page/DayInput';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { usePlan } from '@/plan/plan';
import { variableChoices, withinGroups } from '@/plan/VariablePicker';
import { has } from '@/session/me';
import { useRound, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useCertifiedCodes, useHistory } from '../api/history';
import { daysAreWrong, exportUrl, filterOf, isNarrowed, STEPS, type HistoryFilter } from '../filter';
import { HistoryTable } from './HistoryTable';

/** รับรองข้อมูล › ประวัติการรับรอง: every step of every item, for those who certify them. The URL carries round and filter. */
export function HistoryPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRound();
  return (
    <Page title={t('history.title')}>
      {has(me, 'CERTIFIER') || has(me, 'PSDG') ? <History key={round.round} round={round} /> : <ForbiddenState detail={t('history.onlyCertifiers')} />}
    </Page>
  );
}

type Change = (parts: Partial<Record<keyof HistoryFilter, string | null>>, replace?: boolean) => void;

function History({ round }: { round: Round }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, round.round);
  const asked = useDeferredValue(filter);
  const history = useHistory({ ...filter, person: asked.person });
  const change: Change = (parts, replace = false) =>
    setSearch(
      (now) => {
        const then = new URLSearchParams(now);
        then.set('round', round.round);
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
  const clear = () => change({ variable: null, office: null, step: null, person: null, from: null, to: null });
  const steps = history.data?.pages.flatMap(({ items }) => items) ?? [];
  const wrong = daysAreWrong(filter);
  return (
    <>
      <FilterLine round={round} filter={filter} change={change} clear={clear} />
      {wrong ? (
        <EmptyState title={t('history.wrongDays')} />
      ) : history.isError && history.data === undefined ? (
        <ProblemState error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <LoadingState />
      ) : steps.length === 0 ? (
        isNarrowed(filter) ? (
          <EmptyState title={t('history.noRows')}>
            <Button variant="default" onClick={clear}>
              {t('history.clear')}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('history.none')} detail={t('history.noneDetail')} />
        )
      ) : (
        <HistoryTable
          steps={steps}
          waiting={history.isPlaceholderData}
          more={
            history.hasNextPage && (
              <Button variant="default" size="xs" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                {t('history.more')}
              </Button>
            )
          }
        />
      )}
      <div className={table.foot} role="status">
        {!wrong && steps.length > 0 && t(history.hasNextPage ? 'history.shown' : 'history.shownAll', { count: steps.length })}
      </div>
    </>
  );
}

function FilterLine({ round, filter, change, clear }: { round: Round; filter: HistoryFilter; change: Change; clear: () => void }) {
  const { t } = useWords();
  const { me } = useSignedIn();
  const offices = useOffices();
  const plan = usePlan(round.plan, round.planVersion);
  const all = has(me, 'PSDG');
  const mine = useCertifiedCodes(round.round, !all);
  const variables = (plan.data === undefined ? [] : variableChoices(plan.data))
    .map((group) => ({ ...group, items: all ? group.items : group.items.filter(({ value }) => mine.data?.has(value) === true) }))
    .filter(({ items }) => items.length > 0);
  return (
    <Toolbar>
      <Select
        aria-label={t('history.office')}
        placeholder={t('history.allOffices')}
        w={200}
        size="xs"
        data={(offices.data ?? []).map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
        value={filter.office}
        onChange={(office) => change({ office })}
        searchable
        clearable
        limit={300}
        filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
      />
      <Select
        aria-label={t('history.variable')}
        placeholder={t('history.allVariables')}
        w={220}
        size="xs"
        data={variables}
        value={filter.variable}
        onChange={(variable) => change({ variable })}
        searchable
        clearable
        comboboxProps={{ width: 460, position: 'bottom-start' }}
        maxDropdownHeight={420}
        filter={withinGroups}
      />
      <Select
        aria-label={t('history.step')}
        placeholder={t('history.allSteps')}
        w={170}
        size="xs"
        data={STEPS.map((value) => ({ value, label: t(`step.${value}`) }))}
        value={filter.step}
        onChange={(step) => change({ step })}
        clearable
      />
      <TextInput
        aria-label={t('history.person')}
        placeholder={t('history.person')}
        type="search"
        size="xs"
        w={190}
        maxLength={100}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={filter.person}
        onChange={(event) => change({ person: event.currentTarget.value }, true)}
      />
      <DayInput compact label={t('history.from')} value={filter.from} onChange={(from) => change({ from })} />
      <DayInput compact label={t('history.to')} value={filter.to} onChange={(to) => change({ to })} />
      {isNarrowed(filter) && (
        <Button variant="subtle" size="xs" onClick={clear}>
          {t('history.clear')}
        </Button>
      )}
      <Button.Group ml="auto">
        <Button component="a" size="xs" variant="default" href={exportUrl(filter, 'xlsx')} download leftSection={<IconFileSpreadsheet size={15} aria-hidden />}>
          {t('history.xlsx')}
        </Button>
        <Button component="a" size="xs" variant="default" href={exportUrl(filter, 'csv')} download>
          {t('history.csv')}
        </Button>
      </Button.Group>
    </Toolbar>
  );
}
