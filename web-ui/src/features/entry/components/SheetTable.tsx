import { useMediaQuery } from '@mantine/hooks';
import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import { EmptyState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { OfficeScores } from '@/score/scores';
import { useSignedIn } from '@/session/SignedIn';
import type { Entry } from '../api/sheet';
import { columnsFor, previousRound, type Column } from '../model/columns';
import { rowsOf } from '../model/sections';
import { standingOf, type Unsaved } from '../model/standing';
import type { View } from '../view';
import { DimensionRow, IndicatorRow, SubIndicatorRow } from './SectionRows';
import classes from './SheetTable.module.css';
import { VariableRow, type RowActions } from './VariableRow';

interface SheetTableProps {
  view: View;
  entries: Entry[];
  /** The window's own last day; an item that has longer says so. */
  windowCloses: string;
  scores: OfficeScores | undefined;
  /** Variables whose new value is not in the scores yet. */
  pending: ReadonlySet<string>;
  unsaved: Unsaved;
  reports: boolean;
  today: string;
  actions: RowActions;
}

/** The sheet: dimension > indicator > sub-indicator > variable. */
export function SheetTable({ view, entries, windowCloses, scores, pending, unsaved, reports, today, actions }: SheetTableProps) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  const wide = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  const roomy = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const before = previousRound(entries);
  const columns = columnsFor(wide ? 'wide' : roomy ? 'middle' : 'narrow', before !== null);
  const named = (round: string) => rounds.find((one) => one.round === round)?.nameTh ?? round;
  const closes = sheetCloses(entries, windowCloses);
  const subScore = new Map((scores?.subIndicators ?? []).map((score) => [score.code, score]));
  const indicatorScore = new Map((scores?.indicators ?? []).map((score) => [score.code, score]));
  const head = (column: Column) =>
    column === 'previous' ? (before === null || before === '' ? t('item.previous') : t('entry.previousOf', { round: named(before) })) : t(HEADS[column]);

  if (view.found === 0) {
    return (
      <EmptyState title={t('entry.filter.none')}>
        <Button variant="default" onClick={view.clearFilter}>
          {t('entry.filter.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <TableFrame label={t('entry.title')}>
      <table className={`${table.table ?? ''} ${classes.sheet ?? ''}`} aria-label={t('entry.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column} className={classes.head}>
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        {view.shown.map((dimension) => {
          const folded = view.folded.has(dimension.id);
          return (
            <tbody key={dimension.id}>
              <DimensionRow
                section={dimension}
                columns={columns}
                folded={folded}
                standing={standingOf(rowsOf(dimension), unsaved)}
                onFold={view.fold}
              />
              {!folded &&
                dimension.indicators.map((indicator) => {
                  const shut = view.folded.has(indicator.id);
                  const standing = standingOf(rowsOf(indicator), unsaved);
                  const computing = rowsOf(indicator).some(({ entry }) => pending.has(entry.variable));
                  return (
                    <Fragment key={indicator.id}>
                      {!indicator.single && (
                        <IndicatorRow
                          section={indicator}
                          columns={columns}
                          folded={shut}
                          standing={standing}
                          score={indicatorScore.get(indicator.code)}
                          computing={computing}
                          onFold={view.fold}
                        />
                      )}
                      {(indicator.single || !shut) &&
                        indicator.subs.map(({ subIndicator, rows }) => (
                          <Fragment key={subIndicator.code}>
                            <SubIndicatorRow
                              subIndicator={subIndicator}
                              columns={columns}
                              score={subScore.get(subIndicator.code)}
                              computing={rows.some(({ entry }) => pending.has(entry.variable))}
                              fold={indicator.single ? { section: indicator, folded: shut, standing, onFold: view.fold } : null}
                            />
                            {!shut &&
                              rows.map(({ entry, variable }) => (
                                <VariableRow
                                  key={variable.code}
                                  entry={entry}
                                  variable={variable}
                                  columns={columns}
                                  closes={closes}
                                  today={today}
                                  reports={reports}
                                  actions={actions}
                                />
                              ))}
                          </Fragment>
                        ))}
                    </Fragment>
                  );
                })}
            </tbody>
          );
        })}
      </table>
    </TableFrame>
  );
}

const HEADS = {
  status: 'item.status',
  name: 'item.variable',
  value: 'item.value',
  unit: 'item.unit',
  range: 'item.range',
  self: 'score.selfShort',
  official: 'score.officialShort',
  files: 'item.evidence',
} as const;
