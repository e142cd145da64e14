import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { Column } from '../model/rows';
import type { Workbench } from '../useWorkbench';
import classes from './Worklist.module.css';

/** Which columns there are, by what is to be shown and how much room there is. */
export interface Layout {
  decides: boolean;
  compact: boolean;
  withUnit: boolean;
  withSelf: boolean;
  withScore: boolean;
  withLatest: boolean;
  /** Columns. */
  width: number;
}

export function layoutOf({
  bench,
  decides,
  narrow,
  withUnit,
  scoreInRow,
}: {
  bench: Pick<Workbench, 'rows'>;
  decides: boolean;
  narrow: boolean;
  withUnit: boolean;
  scoreInRow: boolean;
}): Layout {
  const withScore = scoreInRow && bench.rows.some(({ item }) => item.mode === 'AUDIT');
  const withSelf = scoreInRow && (!narrow || withScore);
  const withLatest = !narrow;
  const unit = withUnit && !narrow;
  const width = 6 + [decides, unit, withSelf, withScore, withLatest].filter(Boolean).length + (narrow ? 0 : 1);
  return { decides, compact: narrow, withUnit: unit, withSelf, withScore, withLatest, width: width + 1 };
}

/** The heads over the rows; those that order are buttons. */
export function Heads({ layout, bench, nameHead }: { layout: Layout; bench: Workbench; nameHead: string }) {
  const { t } = useWords();
  const { compact } = layout;
  const all = bench.decidable.length > 0 && bench.decidable.every((key) => bench.selection.keys.has(key));
  const sorted = (by: Column, label: string, className?: string, hint?: string) => {
    const { sort } = bench;
    const state = sort?.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined;
    return (
      <th scope="col" className={className} aria-sort={state ?? 'none'}>
        <button type="button" className={table.sort} title={hint ?? t('certify.sortBy', { column: label })} onClick={() => bench.sortBy(by)}>
          {label}
          {state === 'ascending' && <IconArrowUp size={14} aria-hidden />}
          {state === 'descending' && <IconArrowDown size={14} aria-hidden />}
        </button>
      </th>
    );
  };
  return (
    <>
      <colgroup>
        {layout.decides && <col style={{ width: 34 }} />}
        <col style={{ width: compact ? 62 : 138 }} />
        <col />
        {!compact && <col style={{ width: 84 }} />}
        <col style={{ width: 92 }} />
        {layout.withUnit && <col style={{ width: 84 }} />}
        <col style={{ width: 82 }} />
        {layout.withSelf && <col style={{ width: compact ? 66 : 78 }} />}
        {layout.withScore && <col style={{ width: 84 }} />}
        <col style={{ width: 64 }} />
        {layout.withLatest && <col style={{ width: 122 }} />}
        <col style={{ width: bench.rows.some(({ item }) => item.fourEyes) ? 182 : 148 }} />
        <col style={{ width: 36 }} />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {layout.decides && (
            <th scope="col" className={classes.tick}>
              <input
                type="checkbox"
                className={classes.check}
                aria-label={t('certify.selectAll')}
                title={`${t('certify.selectAll')} (Ctrl+A)`}
                checked={all}
                disabled={bench.decidable.length === 0}
                onChange={bench.selectAll}
              />
            </th>
          )}
          {sorted('status', t('item.status'))}
          {sorted('name', nameHead)}
          {!compact && (
            <th scope="col" className={table.number}>
              {t('item.previous')}
            </th>
          )}
          {sorted('value', t('item.value'), table.number)}
          {layout.withUnit && <th scope="col">{t('item.unit')}</th>}
          {sorted('deviation', t('certify.deviation'), table.number, t('certify.deviationHint'))}
          {layout.withSelf && (
            <th scope="col" className={table.number} title={t('score.self')}>
              {t('certify.selfColumn')}
            </th>
          )}
          {layout.withScore && <th scope="col">{t('certify.auditScore')}</th>}
          <th scope="col">{t('item.evidence')}</th>
          {layout.withLatest && sorted('reported', t('certify.latest'), undefined, t('certify.latestHint'))}
          <th scope="col">{t('certify.actions')}</th>
          <th scope="col">
            <VisuallyHidden>{t('item.history')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}
