import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { Action, Decisions } from '../api/decisions';
import type { Confirmation } from '../api/worklist';
import { ItemCells, ItemHeads } from './ItemCells';

interface OfficesTableProps {
  items: Confirmation[];
  /** Last day of deciding on the variable, for what is not extended beyond it. */
  closes: string;
  decisions: Decisions;
  onAction: (item: Confirmation, name: string, action: Exclude<Action, 'AUDIT'>) => void;
  onAudit: (item: Confirmation, name: string, score: string) => void;
  onEvidence: (item: Confirmation) => void;
}

/** All offices of one variable; only the rows in sight are in the document. */
export function OfficesTable({ items, closes, decisions, onAction, onAudit, onEvidence }: OfficesTableProps) {
  const { t } = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 33,
    overscan: 12,
    getItemKey: (at) => items[at]?.office ?? at,
    initialRect: { width: 1100, height: 560 },
  });
  const inSight = rows.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const withAudit = items.some((item) => item.mode === 'AUDIT');
  const width = withAudit ? 10 : 9;

  return (
    <TableFrame ref={scroll} label={t('certify.byVariable')}>
      <table className={table.table} style={{ tableLayout: 'fixed' }} aria-label={t('certify.byVariable')} aria-rowcount={items.length + 1}>
        <ItemHeads withAudit={withAudit} name={t('item.office')} />
        <tbody>
          <Gap height={above} width={width} />
          {inSight.map((row) => {
            const item = items[row.index];
            return (
              item && (
                <tr key={row.key} ref={rows.measureElement} data-index={row.index} aria-rowindex={row.index + 2} className={table.row}>
                  <ItemCells
                    item={item}
                    name={item.officeNameTh}
                    closes={closes}
                    withAudit={withAudit}
                    state={decisions.stateOf(item)}
                    onAction={(action) => onAction(item, item.officeNameTh, action)}
                    onAudit={(score) => onAudit(item, item.officeNameTh, score)}
                    onEvidence={() => onEvidence(item)}
                    onDismiss={() => decisions.dismiss(item)}
                  />
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

function Gap({ height, width }: { height: number; width: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={width} style={{ padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
