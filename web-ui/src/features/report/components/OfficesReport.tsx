import { Anchor, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { compareThai, contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { StatusMark } from '@/item/StatusMark';
import { Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { OfficeScores } from '@/score/scores';
import { useAllScores } from '../api/scores';
import { clicked, ordered, orderOf, textOf, type Column, type Order } from '../order';

/** All offices with their totals, or, for a certifier, with the scores of the own sub-indicators. */
export function OfficesReport({ round, linkTo }: { round: string; linkTo: (office: string) => string }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const scores = useAllScores(round);
  const order = orderOf(search.get('sort'));
  const typed = search.get('q') ?? '';
  const change = (name: string, value: string) =>
    setSearch(
      (now) => {
        const then = new URLSearchParams(now);
        if (value === '') {
          then.delete(name);
        } else {
          then.set(name, value);
        }
        return then;
      },
      { replace: true },
    );

  if (scores.isError && scores.data === undefined) {
    return <ProblemState error={scores.error} onRetry={() => void scores.refetch()} />;
  }
  if (scores.data === undefined) {
    return <LoadingState />;
  }
  if (scores.data.length === 0) {
    return <EmptyState title={t('report.noScores')} detail={t('report.noScoresDetail')} />;
  }
  const whole = scores.data.some((office) => office.total !== null);
  const rows = ordered(typed === '' ? scores.data : scores.data.filter((office) => contains(office.officeNameTh, typed)), order);
  return (
    <>
      <Toolbar>
        <TextInput
          aria-label={t('report.search')}
          placeholder={t('report.search')}
          type="search"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          onChange={(event) => change('q', event.currentTarget.value)}
          w={260}
        />
        {!whole && <span className={table.quiet}>{t('report.part')}</span>}
      </Toolbar>
      {rows.length === 0 ? (
        <EmptyState title={t('report.noRows')} />
      ) : (
        <OfficesTable
          rows={rows}
          whole={whole}
          order={order}
          linkTo={linkTo}
          onSort={(column) => change('sort', textOf(clicked(order, column)))}
        />
      )}
      <div className={table.foot} role="status">
        {t('report.shown', { shown: rows.length, total: scores.data.length })}
      </div>
    </>
  );
}

interface OfficesTableProps {
  rows: OfficeScores[];
  whole: boolean;
  order: Order;
  linkTo: (office: string) => string;
  onSort: (column: Column) => void;
}

function OfficesTable({ rows, whole, order, linkTo, onSort }: OfficesTableProps) {
  const { t } = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 32,
    overscan: 12,
    initialRect: { width: 1100, height: 560 },
  });
  const inSight = virtual.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const parts = whole ? [] : partsOf(rows);
  const width = whole ? 5 : 1 + parts.length;
  const head = { order, onSort };
  return (
    <TableFrame ref={scroll} label={t('report.title')} narrow={whole}>
      <table className={table.table} aria-label={t('report.title')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <SortHead {...head} column="name" label={t('item.office')} />
            {whole ? (
              <>
                <th scope="col" className={table.number}>
                  {t('report.confirmedOf')}
                </th>
                <SortHead {...head} column="self" label={t('score.self')} />
                <SortHead {...head} column="ifAll" label={t('score.ifAll')} />
                <SortHead {...head} column="official" label={t('score.official')} />
              </>
            ) : (
              parts.map(({ code, nameTh }) => (
                <th key={code} scope="col" className={table.number} title={nameTh}>
                  {code}
                </th>
              ))
            )}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} width={width} />
          {inSight.map(({ index, key }) => {
            const office = rows[index];
            return (
              office && (
                <tr key={key} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} className={table.row}>
                  <th scope="row">
                    <Anchor component={Link} to={linkTo(office.office)}>
                      {office.officeNameTh}
                    </Anchor>
                  </th>
                  {whole ? <Totals office={office} /> : <Parts office={office} codes={parts.map(({ code }) => code)} />}
                </tr>
              )
            );
          })}
          <Gap height={below} width={width} />
        </tbody>
      </table>
    </TableFrame>
  );
}

function Totals({ office }: { office: OfficeScores }) {
  const confirmed = office.subIndicators.filter(({ status }) => status === 'CONFIRMED').length;
  return (
    <>
      <td className={table.number}>
        {confirmed}/{office.subIndicators.length}
      </td>
      <td className={table.number}>{office.total?.selfAssessed ?? '–'}</td>
      <td className={table.number}>{office.total?.ifAllConfirmed ?? '–'}</td>
      <td className={table.number}>
        <b>{office.total?.official ?? '–'}</b>
      </td>
    </>
  );
}

function Parts({ office, codes }: { office: OfficeScores; codes: string[] }) {
  const scoreOf = new Map(office.subIndicators.map((score) => [score.code, score]));
  return codes.map((code) => {
    const score = scoreOf.get(code);
    return (
      <td key={code} className={table.number}>
        {score === undefined ? (
          <span className={table.quiet}>–</span>
        ) : (
          <>
            <StatusMark status={score.status} bare /> {score.official}
          </>
        )}
      </td>
    );
  });
}

/** The sub-indicators that occur, in the plan's order as each office has them. */
function partsOf(rows: readonly OfficeScores[]): { code: string; nameTh: string }[] {
  const names = new Map(rows.flatMap((office) => office.subIndicators.map(({ code, nameTh }) => [code, nameTh] as const)));
  return [...names].map(([code, nameTh]) => ({ code, nameTh })).sort((a, b) => compareThai(a.code, b.code));
}

function SortHead(props: { column: Column; label: string; order: Order; onSort: (column: Column) => void }) {
  const { t } = useWords();
  const { column, label, order } = props;
  const sorted = order.column === column;
  const Arrow = order.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={column === 'name' ? undefined : table.number}
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={table.sort} title={t('report.sortBy', { column: label })} onClick={() => props.onSort(column)}>
        {label} {sorted && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  );
}

function Gap({ height, width }: { height: number; width: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={width} style={{ padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
