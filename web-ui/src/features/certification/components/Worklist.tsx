import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { Fragment, useLayoutEffect, useRef, type MouseEvent } from 'react';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import type { RowState } from '../model/desk';
import type { Line } from '../model/lines';
import { deviation } from '../model/rows';
import { scoreKey } from '../model/scores';
import type { Decisions } from '../useDecisions';
import type { Workbench } from '../useWorkbench';
import { HeadingRow } from './HeadingRow';
import { Heads, layoutOf } from './Heads';
import { ItemRow, type RowHandlers } from './ItemRow';
import classes from './Worklist.module.css';

interface WorklistProps {
  label: string;
  bench: Workbench;
  decisions: Decisions;
  lines: readonly Line[];
  handlers: RowHandlers;
  /** What a row is: an office or a variable. */
  nameHead: string;
  /** The score box stands in the row; else beside the sub-indicator's name. */
  scoreInRow: boolean;
  withUnit: boolean;
  /** Bureaus for which this person certifies. */
  bureaus: ReadonlySet<string>;
  /** Whether this person decides about any row. */
  decides: boolean;
  /** Something stands beside the table. */
  narrow: boolean;
  closes: string;
}

const HEAD = 33;

/** The rows of a worklist; only those in sight are in the document. One of them is the current one and has the keyboard. */
export function Worklist(props: WorklistProps) {
  const { bench, decisions, lines, handlers } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const layout = layoutOf(props);

  // The current row and the score box in use stay in the document wherever one scrolls to
  const wantedScore = bench.move.to === 'row' ? null : bench.move.to.score;
  const pinned = lines.flatMap((line, at) =>
    (line.kind === 'row' ? line.key === bench.current : line.item !== undefined && scoreKey(line.item) === wantedScore) ||
    (line.kind === 'row' && wantedScore !== null && props.scoreInRow && scoreOf(bench, line.key) === wantedScore)
      ? [at]
      : [],
  );
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 33,
    overscan: 8,
    getItemKey: (at) => lineKey(lines[at], at),
    rangeExtractor: (range) => withPinned(range, pinned),
    initialRect: { width: 1100, height: 560 },
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  });
  const inSight = rows.getVirtualItems();

  // A key brings its row into sight and keeps it there while heights are being measured; a wheel or a hand on the page lets go
  const following = useRef(false);
  const handled = useRef(bench.move.count);
  useLayoutEffect(() => {
    const frame = scroll.current;
    if (frame === null) {
      return;
    }
    const fresh = handled.current !== bench.move.count;
    if (fresh) {
      handled.current = bench.move.count;
      following.current = true;
    }
    if (!following.current || bench.current === null) {
      return;
    }
    const target =
      bench.move.to === 'row'
        ? frame.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(bench.current)}"]`)
        : frame.querySelector<HTMLInputElement>(`input[data-score="${CSS.escape(bench.move.to.score)}"]`);
    if (target === null) {
      return;
    }
    bringIntoSight(frame, target.closest('tr') ?? target);
    if (fresh) {
      target.focus({ preventScroll: true });
      if (target instanceof HTMLInputElement) {
        target.select();
      }
    }
  });
  const letGo = () => {
    following.current = false;
  };
  // Who opens the page has the keyboard in the table, unless it is somewhere already
  const begun = useRef(false);
  useLayoutEffect(() => {
    if (!begun.current && document.activeElement === document.body && scroll.current !== null) {
      begun.current = true;
      scroll.current.querySelector<HTMLElement>('tr[data-current]')?.focus({ preventScroll: true });
    }
  });

  let end = HEAD;
  return (
    <TableFrame ref={scroll} label={props.label}>
      {/* A table whose rows are walked through with the arrow keys is a grid */}
      {/* eslint-disable jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table
        role="grid"
        className={`${table.table ?? ''} ${classes.table ?? ''}`}
        aria-label={props.label}
        aria-rowcount={lines.length + 1}
        aria-multiselectable={props.decides}
        onFocus={(event) => {
          const key = keyAt(event.target);
          if (key !== null && key !== bench.current) {
            bench.setCurrent(key);
          }
        }}
        onMouseDown={(event: MouseEvent) => {
          letGo();
          if (event.shiftKey) {
            event.preventDefault(); // Shift marks rows, not text
          }
        }}
        onWheel={letGo}
      >
        <Heads layout={layout} bench={bench} nameHead={props.nameHead} />
        <tbody>
          {inSight.map((virtual) => {
            const line = lines[virtual.index];
            const gap = virtual.start - end;
            end = virtual.end;
            if (line === undefined) {
              return null;
            }
            return (
              <Fragment key={virtual.key}>
                <Gap height={gap} width={layout.width} />
                {line.kind === 'heading' ? (
                  <HeadingRow
                    line={line}
                    at={virtual.index}
                    measure={rows.measureElement}
                    layout={layout}
                    typed={line.item === undefined ? undefined : bench.scores.get(scoreKey(line.item))}
                    state={line.item === undefined ? CALM : decisions.desk.stateOf(`${line.item.variable}/${line.item.office}`)}
                    handlers={handlers}
                  />
                ) : (
                  <RowOf line={line} at={virtual.index} measure={rows.measureElement} layout={layout} {...props} />
                )}
              </Fragment>
            );
          })}
          <Gap height={rows.getTotalSize() - end} width={layout.width} />
        </tbody>
      </table>
    </TableFrame>
  );
}

const CALM: RowState = { busy: null, refusal: null };

function RowOf({
  line,
  at,
  measure,
  layout,
  bench,
  decisions,
  handlers,
  closes,
  bureaus,
}: WorklistProps & { line: Extract<Line, { kind: 'row' }>; at: number; measure: (element: HTMLElement | null) => void; layout: ReturnType<typeof layoutOf> }) {
  const row = bench.byKey.get(line.key);
  return (
    row && (
      <ItemRow
        rowKey={row.key}
        item={row.item}
        mine={row.item.actions.length > 0 || bureaus.has(row.item.bureau)}
        name={row.name}
        deviation={deviation(row.item)}
        closes={closes}
        today={bench.today}
        at={at}
        measure={measure}
        layout={layout}
        current={row.key === bench.current}
        selected={bench.selection.keys.has(row.key)}
        state={decisions.desk.stateOf(row.key)}
        typed={bench.scores.get(scoreKey(row.item))}
        indent={line.indent}
        handlers={handlers}
      />
    )
  );
}

function Gap({ height, width }: { height: number; width: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }} className={classes.gap}>
      <td colSpan={width} />
    </tr>
  ) : null;
}

function lineKey(line: Line | undefined, at: number): string | number {
  return line === undefined ? at : line.kind === 'row' ? line.key : line.id;
}

function scoreOf(bench: Workbench, key: string): string | null {
  const item = bench.byKey.get(key)?.item;
  return item === undefined ? null : scoreKey(item);
}

function withPinned({ startIndex, endIndex, overscan, count }: Range, pinned: readonly number[]): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const seen = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return [...new Set([...seen, ...pinned.filter((at) => at < count)])].sort((a, b) => a - b);
}

function keyAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('tr[data-key]')?.dataset.key ?? null) : null;
}

/** Scrolls as little as needed; the head of the table covers what is under it. */
function bringIntoSight(frame: HTMLElement, row: HTMLElement): void {
  const [around, there] = [frame.getBoundingClientRect(), row.getBoundingClientRect()];
  if (around.height === 0) {
    return; // nothing is laid out yet
  }
  const [top, bottom] = [around.top + HEAD, around.top + frame.clientHeight];
  if (there.top < top) {
    frame.scrollTop -= top - there.top;
  } else if (there.bottom > bottom) {
    frame.scrollTop += there.bottom - bottom;
  }
}
