import { Anchor, Button, Loader, Select } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { usePublishedPlans } from '@/plan/plan';
import { has } from '@/session/me';
import { useRounds, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { byYear } from '../order';
import { NewRoundDialog } from './NewRoundDialog';
import { WindowCell } from './WindowCell';
import classes from './rounds.module.css';

/** รอบการรายงาน: every round by fiscal year and programme. */
export function RoundsPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return has(me, 'PSDG') ? (
    <Rounds />
  ) : (
    <Page title={t('rounds.title')}>
      <ForbiddenState detail={t('rounds.onlyPsdg')} />
    </Page>
  );
}

function Rounds() {
  const { t } = useWords();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const rounds = useRounds();
  const plans = usePublishedPlans();
  const failed = rounds.isError && rounds.data === undefined ? rounds : plans.isError && plans.data === undefined ? plans : null;
  const year = search.get('year');
  const groups = byYear(rounds.data ?? []);
  const shown = groups.filter((group) => year === null || String(group.fiscalYear) === year);
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)} disabled={plans.data === undefined || plans.data.length === 0}>
      {t('rounds.create')}
    </Button>
  );

  return (
    <Page title={t('rounds.title')}>
      {failed?.error ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : rounds.data === undefined || plans.data === undefined ? (
        <LoadingState />
      ) : rounds.data.length === 0 ? (
        <EmptyState title={t('rounds.empty')} detail={t(plans.data.length === 0 ? 'rounds.emptyDetail' : 'rounds.emptyReady')}>
          {plans.data.length === 0 ? (
            <Anchor component={Link} to="/settings/plans">
              {t('rounds.toPlans')}
            </Anchor>
          ) : (
            create
          )}
        </EmptyState>
      ) : (
        <>
          <Toolbar>
            <Select
              aria-label={t('rounds.filterYear')}
              w={180}
              data={[
                { value: '', label: t('rounds.allYears') },
                ...[...new Set(groups.map((group) => String(group.fiscalYear)))].map((value) => ({ value, label: t('rounds.year', { year: value }) })),
              ]}
              value={year ?? ''}
              allowDeselect={false}
              onChange={(value) => setSearch(value === null || value === '' ? {} : { year: value }, { replace: true })}
            />
            {create}
          </Toolbar>
          <RoundsTable groups={shown} versionOf={new Map(plans.data.map(({ plan, version }) => [plan, version]))} />
        </>
      )}
      {asking && plans.data && (
        <NewRoundDialog
          plans={plans.data}
          rounds={rounds.data ?? []}
          onClose={() => setAsking(false)}
          onCreated={(round) => void go(`/settings/rounds/${round.round}`)}
        />
      )}
    </Page>
  );
}

function RoundsTable({ groups, versionOf }: { groups: ReturnType<typeof byYear>; versionOf: ReadonlyMap<string, number> }) {
  const { t } = useWords();
  return (
    <TableFrame label={t('rounds.title')}>
      <table className={table.table} aria-label={t('rounds.title')}>
        <thead>
          <tr>
            <th scope="col">{t('rounds.column.round')}</th>
            <th scope="col">{t('rounds.column.plan')}</th>
            <th scope="col">{t('rounds.column.reporting')}</th>
            <th scope="col">{t('rounds.column.certification')}</th>
            <th scope="col" className={table.number}>
              {t('rounds.column.items')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={`${group.fiscalYear}/${group.programme}`}>
              <tr className={table.dimension}>
                <th scope="rowgroup" colSpan={5}>
                  {t('rounds.year', { year: group.fiscalYear })} · {group.programme}
                </th>
              </tr>
              {group.rounds.map((round) => (
                <RoundRow key={round.round} round={round} published={versionOf.get(round.plan) ?? null} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function RoundRow({ round, published }: { round: Round; published: number | null }) {
  const { t } = useWords();
  return (
    <tr className={table.row}>
      <th scope="row">
        <Anchor component={Link} to={`/settings/rounds/${round.round}`}>
          {round.nameTh}
        </Anchor>
      </th>
      <td>
        {round.plan} {t('rounds.version', { version: round.planVersion })}{' '}
        {published !== null && published > round.planVersion && !round.closed && (
          <span className={classes.newer}>
            <IconAlertTriangle size={15} aria-hidden /> {t('rounds.newer', { version: published })}
          </span>
        )}
      </td>
      <td>
        <WindowCell window={round.reporting} />
      </td>
      <td>
        <WindowCell window={round.certification} />
      </td>
      <td className={table.number}>
        {round.itemsState === 'RUNNING' && <Loader size={13} mr={6} aria-hidden />}
        {round.itemsState === 'FAILED' && <span className={classes.failed}>{t('rounds.items.state.FAILED')} </span>}
        {round.itemsState === 'NONE' && round.items === 0 ? (
          <span className={table.quiet}>{t('rounds.items.notCreated')}</span>
        ) : (
          <>
            {round.itemsState === 'RUNNING' && `${t('rounds.items.state.RUNNING')} `}
            {round.items.toLocaleString('en')}
          </>
        )}
      </td>
    </tr>
  );
}
