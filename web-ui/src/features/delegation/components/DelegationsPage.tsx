import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { bangkokDay, day, dayOf, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { BureauSelect } from '@/organisation/BureauSelect';
import { useNamer } from '@/organisation/organisations';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { certifiesByOwnRight, has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { useDelegations, useNames, type Delegation, type DelegationState } from '../api/delegations';
import { nearness, nextFirst } from '../period';
import { DelegateDialog } from './DelegateDialog';
import { EndDialog } from './EndDialog';
import { StateMark } from './StateMark';
import classes from './delegation.module.css';

type View = 'current' | 'past';

const STATES: Record<View, DelegationState[]> = { current: ['IN_FORCE', 'COMING'], past: ['OVER', 'ENDED'] };

/** มอบหมายผู้รับรองแทน: who certifies in whose place, and until when. The URL carries what is shown. */
export function DelegationsPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const concerned = has(me, 'PSDG') || has(me, 'CERTIFIER') || has(me, 'STAFF');
  return <Page title={t('delegation.title')}>{concerned ? <Delegations /> : <ForbiddenState detail={t('delegation.onlyBureaus')} />}</Page>;
}

function Delegations() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const [giving, setGiving] = useState(false);
  const view: View = search.get('view') === 'past' ? 'past' : 'current';
  const psdg = has(me, 'PSDG');
  const bureau = psdg ? search.get('bureau') : null;
  const delegations = useDelegations(STATES[view], bureau);
  const own = certifiesByOwnRight(me);
  const change = (name: string, value: string | null) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      if (value === null) {
        then.delete(name);
      } else {
        then.set(name, value);
      }
      return then;
    });
  const give = own.length > 0 && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setGiving(true)}>
      {t('delegation.give')}
    </Button>
  );
  const rows = delegations.data;
  return (
    <>
      <Toolbar>
        <SegmentedControl
          aria-label={t('delegation.view')}
          size="xs"
          value={view}
          data={(['current', 'past'] as const).map((value) => ({ value, label: t(`delegation.views.${value}`) }))}
          onChange={(value) => change('view', value === 'past' ? value : null)}
        />
        {psdg && <BureauSelect label={t('delegation.bureau')} placeholder={t('delegation.allBureaus')} value={bureau} onChoose={(code) => change('bureau', code)} clearable />}
        <span className={classes.aside}>{rows !== undefined && rows.length > 0 && give}</span>
      </Toolbar>
      {delegations.isError && rows === undefined && <ProblemState error={delegations.error} onRetry={() => void delegations.refetch()} />}
      {delegations.isPending && <LoadingState />}
      {rows?.length === 0 &&
        (view === 'past' ? (
          <EmptyState title={t('delegation.nonePast')} />
        ) : (
          <EmptyState title={t('delegation.none')} detail={t(own.length > 0 ? 'delegation.noneCertifier' : psdg ? 'delegation.nonePsdg' : 'delegation.noneStaff')}>
            {give}
          </EmptyState>
        ))}
      {rows !== undefined && rows.length > 0 && (
        <>
          <DelegationsTable rows={nextFirst(rows)} />
          <div className={table.foot} role="status">
            {t('delegation.shown', { count: rows.length })}{' '}
            {delegations.hasNextPage && (
              <Button size="compact-xs" variant="default" loading={delegations.isFetchingNextPage} onClick={() => void delegations.fetchNextPage()}>
                {t('delegation.more')}
              </Button>
            )}
          </div>
        </>
      )}
      {giving && <DelegateDialog bureaus={own} onClose={() => setGiving(false)} />}
    </>
  );
}

function DelegationsTable({ rows }: { rows: Delegation[] }) {
  const { t, language } = useWords();
  const { me } = useSignedIn();
  const [ending, setEnding] = useState<Delegation | null>(null);
  const bureauName = useNamer();
  const bureaus = [...new Set(rows.map(({ bureau }) => bureau))];
  const own = new Set(certifiesByOwnRight(me).map(({ code }) => code));
  const names = useNames(bureaus.filter((bureau) => has(me, 'PSDG') || own.has(bureau)));
  const nameOf = (username: string) => (username === me.username ? me.name : (names.get(username) ?? username));
  const today = bangkokDay(new Date());
  const endable = rows.some(({ mayEnd }) => mayEnd);
  return (
    <>
      <TableFrame label={t('delegation.title')}>
        <table className={table.table} aria-label={t('delegation.title')}>
          <thead>
            <tr>
              <th scope="col">{t('delegation.column.state')}</th>
              <th scope="col">{t('delegation.column.colleague')}</th>
              {(has(me, 'PSDG') || bureaus.length > 1) && <th scope="col">{t('delegation.column.bureau')}</th>}
              <th scope="col">{t('delegation.column.givenBy')}</th>
              <th scope="col">{t('delegation.column.period')}</th>
              <th scope="col">{t('delegation.column.note')}</th>
              {endable && <th scope="col">{t('delegation.column.action')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const near = nearness(row, today);
              return (
                <tr key={row.id} className={table.row}>
                  <td>
                    <StateMark state={row.state} />
                    {row.endedAt !== null && <div className={classes.quiet}>{t('delegation.endedBy', { at: moment(row.endedAt, language), name: row.endedBy })}</div>}
                  </td>
                  <th scope="row">
                    {nameOf(row.colleague)}
                    {nameOf(row.colleague) !== row.colleague && <div className={classes.quiet}>{row.colleague}</div>}
                  </th>
                  {(has(me, 'PSDG') || bureaus.length > 1) && <td>{bureauName(row.bureau)}</td>}
                  <td>
                    {row.givenBy}
                    <div className={classes.quiet}>{dayOf(row.givenAt, language)}</div>
                  </td>
                  <td className={classes.days}>
                    {row.from === row.until ? day(row.from, language) : t('delegation.period', { from: day(row.from, language), until: day(row.until, language) })}
                    {near !== null && <div className={classes.quiet}>{t(`delegation.left.${near.word}`, { count: near.count })}</div>}
                  </td>
                  <td className={classes.note}>{row.note}</td>
                  {endable && (
                    <td>
                      {row.mayEnd && (
                        <Button size="compact-xs" variant="default" aria-label={t('delegation.endOf', { name: nameOf(row.colleague) })} onClick={() => setEnding(row)}>
                          {t('delegation.end')}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {ending !== null && <EndDialog delegation={ending} name={nameOf(ending.colleague)} onClose={() => setEnding(null)} />}
    </>
  );
}
