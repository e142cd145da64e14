import { memo } from 'react';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { RowState } from '../model/desk';
import type { Line } from '../model/lines';
import type { Layout } from './Heads';
import type { RowHandlers } from './ItemRow';
import { ScoreBox } from './ScoreBox';
import classes from './Worklist.module.css';

interface HeadingRowProps {
  line: Extract<Line, { kind: 'heading' }>;
  at: number;
  measure: (element: HTMLElement | null) => void;
  layout: Layout;
  typed: string | undefined;
  state: RowState;
  handlers: RowHandlers;
}

const LOOKS = { dimension: table.dimension, indicator: table.indicator, subIndicator: table.group };

/** A part of the plan over its variables; beside a sub-indicator its score, and the box for the certifier's own where that is switched on. */
export const HeadingRow = memo(function HeadingRow({ line, at, measure, layout, typed, state, handlers }: HeadingRowProps) {
  const { t } = useWords();
  const { item } = line;
  const withBox = item?.mode === 'AUDIT';
  const name = `${line.code ?? ''} ${line.name}`.trim();
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2} className={LOOKS[line.level]}>
      <th scope="rowgroup" colSpan={withBox ? layout.width - 4 : layout.width}>
        {item !== undefined && (
          <span className={classes.self} title={t('score.self')}>
            {t('certify.selfScore', { score: item.selfScore })}
          </span>
        )}
        {line.code !== null && <span className={table.code}>{line.code}</span>}
        {line.name}
      </th>
      {withBox && (
        <td colSpan={4}>
          <ScoreBox item={item} name={name} typed={typed} busy={state.busy !== null} labelled handlers={handlers} />
        </td>
      )}
    </tr>
  );
});
