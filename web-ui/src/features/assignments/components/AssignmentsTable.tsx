import { Anchor } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { Assignment } from '../api/assignments';
import { linesOf, type Line } from '../filter';
import classes from './assignments.module.css';

/** Reporters and certifier of each sub-indicator, with its variables; only the lines in sight are in the document. */
export function AssignmentsTable({ rows, onOffices }: { rows: Assignment[]; onOffices: (assignment: Assignment) => void }) {
  const { t } = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const lines = linesOf(rows);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 33,
    overscan: 16,
    getItemKey: (at) => lines[at]?.key ?? at,
    initialRect: { width: 1100, height: 520 },
  });
  const inSight = virtual.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <TableFrame ref={scroll} label={t('assignments.title')}>
      <table className={table.table} style={{ tableLayout: 'fixed' }} aria-label={t('assignments.title')} aria-rowcount={lines.length + 1}>
        <colgroup>
          <col />
          <col style={{ width: 92 }} />
          <col style={{ width: 70 }} />
          <col style={{ width: 168 }} />
          <col style={{ width: 240 }} />
          <col style={{ width: 118 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('assignments.column.variable')}</th>
            <th scope="col">{t('assignments.column.unit')}</th>
            <th scope="col" className={table.number}>
              {t('assignments.column.weight')}
            </th>
            <th scope="col">{t('assignments.column.reporters')}</th>
            <th scope="col">{t('assignments.column.bureau')}</th>
            <th scope="col">{t('assignments.column.mode')}</th>
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {inSight.map(({ index, key }) => {
            const line = lines[index];
            return (
              line && (
                <tr key={key} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} className={classOf(line)}>
                  <Cells line={line} onOffices={onOffices} />
                </tr>
              )
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </TableFrame>
  );
}

function classOf(line: Line): string | undefined {
  return { dimension: table.dimension, indicator: table.indicator, subIndicator: table.group, variable: table.row }[line.kind];
}

function Cells({ line, onOffices }: { line: Line; onOffices: (assignment: Assignment) => void }) {
  const { t } = useWords();
  switch (line.kind) {
    case 'dimension':
      return (
        <th scope="rowgroup" colSpan={6}>
          {line.name}
        </th>
      );
    case 'indicator':
      return (
        <th scope="rowgroup" colSpan={6}>
          <span className={table.code}>{line.code}</span>
          {line.name}
        </th>
      );
    case 'subIndicator': {
      const { row } = line;
      return (
        <>
          <th scope="rowgroup" colSpan={2}>
            <span className={table.code}>{row.subIndicator}</span>
            {row.subIndicatorNameTh}
          </th>
          <td className={table.number}>{grouped(row.weight)}</td>
          <td className={classes.plain}>
            {t(`assignments.reporters.${row.reporters.kind}`)}{' '}
            <Anchor
              component="button"
              type="button"
              className={classes.count}
              aria-label={t('assignments.showOffices', { count: row.officeCount, name: row.subIndicator })}
              onClick={() => onOffices(row)}
            >
              {t('assignments.officeCount', { count: row.officeCount })}
            </Anchor>
          </td>
          <td className={classes.plain}>{row.bureauNameTh ?? (row.bureau === '' ? t('assignments.noBureau') : row.bureau)}</td>
          <td className={classes.plain}>{row.mode === 'AUDIT' && <span className={classes.tag}>{t('assignments.audit')}</span>}</td>
        </>
      );
    }
    case 'variable': {
      const { row } = line;
      return (
        <>
          <th scope="row" className={classes.variable}>
            <span className={table.code}>{row.variable.startsWith(`${row.subIndicator}.`) ? row.variable.slice(row.subIndicator.length + 1) : row.variable}</span>
            {row.nameTh}
          </th>
          <td>{row.unitTh}</td>
          <td colSpan={3} />
          <td>
            {row.carryForward && <span className={classes.tag}>{t('assignments.carry')}</span>}
            {!row.open && <span className={classes.tag}>{t('assignments.notOpen')}</span>}
          </td>
        </>
      );
    }
  }
}

function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={6} style={{ padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
