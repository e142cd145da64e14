import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconChevronRight } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '@/i18n';
import { ancestorsOf, rowsOf, treeKey, typeAhead, type Row } from '../model/rows';
import { dropOn, placeOf, type Destination, type Level, type Tree, type Variable } from '../model/tree';
import { FindingMark } from './FindingMark';
import classes from './PlanTree.module.css';

/** Findings of a part itself and of all that hangs from it. */
export interface Marks {
  errors: number;
  warnings: number;
}

interface PlanTreeProps {
  tree: Tree;
  parts: ReturnType<typeof import('../model/tree').partsOf>;
  selected: string | null;
  marks: { own: ReadonlyMap<string, Marks>; below: ReadonlyMap<string, Marks> };
  folded: ReadonlySet<string>;
  onFold: (folded: ReadonlySet<string>) => void;
  onSelect: (key: string) => void;
  onEdit: () => void;
  onAdd: (key: string, below: boolean) => void;
  onRemove: (key: string) => void;
  onStep: (key: string, by: 1 | -1) => void;
  onMove: (key: string, to: Destination) => void;
}

const HEIGHT = 28;

/** The four levels as a tree (WAI-ARIA): arrows go, Alt+arrows move a part, Enter edits, Insert and Delete; dragging does the same by mouse. */
export function PlanTree(props: PlanTreeProps) {
  const { t } = useWords();
  const { parts, selected, folded, onFold, onSelect, tree, onMove } = props;
  const rows = useMemo(() => rowsOf(parts, folded), [parts, folded]);
  const current = rows.find((row) => row.part.key === selected)?.part.key ?? rows[0]?.part.key ?? '';
  const at = rows.findIndex((row) => row.part.key === current);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]?.part.key ?? index,
    // The line that has the focus is always there
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
  });

  // Whatever the selected part hangs from is unfolded
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (selected !== null && known.current !== selected) {
      known.current = selected;
      const closed = ancestorsOf(parts, selected).filter((key) => folded.has(key));
      if (closed.length > 0) {
        onFold(new Set([...folded].filter((key) => !closed.includes(key))));
      }
    }
  }, [selected, parts, folded, onFold]);
  const focusing = useRef(false);
  useEffect(() => {
    if (at >= 0) {
      virtual.scrollToIndex(at, { align: 'auto' });
      if (focusing.current) {
        focusing.current = false;
        scroll.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(current)}"]`)?.focus({ preventScroll: true });
      }
    }
  }, [at, current, virtual]);

  const fold = useCallback(
    (key: string) => {
      const next = new Set(folded);
      if (!next.delete(key)) {
        next.add(key);
      }
      onFold(next);
    },
    [folded, onFold],
  );

  const typed = useRef({ text: '', at: 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const go = (key: string) => {
      focusing.current = true;
      onSelect(key);
    };
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.altKey) {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
        done();
        focusing.current = true;
        props.onStep(current, event.key === 'ArrowUp' ? -1 : 1);
      }
      return;
    }
    switch (event.key) {
      case 'Enter':
      case 'F2':
        done();
        props.onEdit();
        return;
      case 'Insert':
        done();
        props.onAdd(current, event.shiftKey);
        return;
      case 'Delete':
        done();
        focusing.current = true;
        props.onRemove(current);
        return;
      default:
    }
    const moved = treeKey(rows, current, event.key);
    if (moved !== undefined) {
      done();
      if ('go' in moved) {
        go(moved.go);
      } else if ('fold' in moved) {
        onFold(new Set([...folded, moved.fold]));
      } else {
        onFold(new Set([...folded].filter((key) => !moved.unfold.includes(key))));
      }
    } else if (event.key.length === 1 && event.key !== ' ') {
      const now = Date.now();
      typed.current = { text: now - typed.current.at < 700 ? typed.current.text + event.key : event.key, at: now };
      const found = typeAhead(rows, current, typed.current.text);
      if (found !== undefined) {
        done();
        go(found);
      }
    }
  };

  const drag = useDrag(tree, onMove);
  return (
    <div ref={scroll} className={classes.scroll}>
      <div
        role="tree"
        tabIndex={-1}
        aria-label={t('plan.tree')}
        aria-describedby="plan-tree-keys"
        className={classes.tree}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <Line
                key={row.part.key}
                row={row}
                top={item.start}
                selected={row.part.key === current}
                chosen={row.part.key === selected}
                marks={(row.expanded === false ? props.marks.below : props.marks.own).get(row.part.key)}
                drag={drag}
                onSelect={onSelect}
                onFold={fold}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  row: Row;
  top: number;
  selected: boolean;
  chosen: boolean;
  marks: Marks | undefined;
  drag: Drag;
  onSelect: (key: string) => void;
  onFold: (key: string) => void;
}

const Line = memo(function Line({ row, top, selected, chosen, marks, drag, onSelect, onFold }: LineProps) {
  const { t } = useWords();
  const { part, depth, expanded } = row;
  const { key, level, data } = part;
  const element = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState(false);
  const [drop, setDrop] = useState<'before' | 'after' | 'into' | null>(null);
  useEffect(() => {
    if (element.current === null) {
      return undefined;
    }
    const own = element.current;
    const lower = (input: { clientY: number }) => {
      const box = own.getBoundingClientRect();
      return input.clientY > box.top + box.height / 2;
    };
    return combine(
      draggable({ element: own, getInitialData: () => ({ key }), onDragStart: () => setDragging(true), onDrop: () => setDragging(false) }),
      dropTargetForElements({
        element: own,
        canDrop: ({ source }) => drag.where(source.data.key, key, false) !== undefined || drag.where(source.data.key, key, true) !== undefined,
        onDrag: ({ source, location }) => {
          const half = lower(location.current.input);
          const to = drag.where(source.data.key, key, half);
          setDrop(to === undefined ? null : levelOf(source.data.key) !== level ? 'into' : half ? 'after' : 'before');
        },
        onDragLeave: () => setDrop(null),
        onDrop: ({ source, location }) => {
          setDrop(null);
          drag.drop(source.data.key, key, lower(location.current.input));
        },
      }),
    );
  }, [key, level, drag]);

  const weight = level === 'SUB_INDICATOR' ? data.weight : null;
  const variable = level === 'VARIABLE' ? data : null;
  const said = [
    marks !== undefined && marks.errors > 0 ? t('plan.errors', { count: marks.errors }) : '',
    marks !== undefined && marks.warnings > 0 ? t('plan.warnings', { count: marks.warnings }) : '',
  ].filter((text) => text !== '');
  return (
    // The tree hears the keys; a click anywhere in the line chooses it
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      role="treeitem"
      data-key={key}
      data-level={level}
      data-closed={variable?.open === false ? true : undefined}
      data-dragging={dragging || undefined}
      data-drop={drop ?? undefined}
      aria-level={depth + 1}
      aria-posinset={part.position + 1}
      aria-setsize={part.siblings}
      aria-selected={chosen}
      aria-expanded={expanded ?? undefined}
      tabIndex={selected ? 0 : -1}
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 4 + depth * 16 }}
      onClick={() => onSelect(key)}
    >
      {/* Arrows fold by keyboard */}
      <span
        className={classes.caret}
        data-open={expanded === true ? true : undefined}
        aria-hidden
        onClick={(event) => {
          if (expanded !== null) {
            event.stopPropagation();
            onFold(key);
          }
        }}
      >
        {expanded !== null && <IconChevronRight size={15} />}
      </span>
      <span className="visually-hidden">{t(`plan.level.${level}`)}</span> <span className={classes.code}>{codeOf(level, data)}</span>{' '}
      <span className={classes.name} title={data.nameTh}>
        {data.nameTh === '' ? <span className={classes.missing}>{t('plan.nameless')}</span> : data.nameTh}
      </span>{' '}
      {level === 'SUB_INDICATOR' && data.mode === 'AUDIT' && <span className={classes.tag}>AUDIT</span>}
      {level === 'SUB_INDICATOR' && 'fourEyes' in data && data.fourEyes && (
        <span className={classes.tag} title={t('plan.field.fourEyes')}>
          {t('plan.fourEyesShort')}
        </span>
      )}
      {variable?.carryForward === true && (
        <span className={classes.tag} title={t('plan.field.carryForward')}>
          {t('plan.carryShort')}
        </span>
      )}
      {marks !== undefined && said.length > 0 && (
        <span className={classes.marks} title={said.join(' · ')}>
          <FindingMark severity={marks.errors > 0 ? 'ERROR' : 'WARNING'} />
          <span className="visually-hidden">{said.join(' ')}</span>
        </span>
      )}
      {weight !== null && (
        <span className={classes.weight} title={t('plan.field.weight')}>
          <span className="visually-hidden">{t('plan.field.weight')}</span> {weight}
        </span>
      )}
    </div>
  );
});

function codeOf(level: Level, data: Row['part']['data']): string {
  return level === 'VARIABLE' ? (data as Variable).id : data.code;
}

function levelOf(key: unknown): Level | undefined {
  return typeof key === 'string' ? placeOf(key)?.level : undefined;
}

interface Drag {
  where: (dragged: unknown, over: string, lower: boolean) => Destination | undefined;
  drop: (dragged: unknown, over: string, lower: boolean) => void;
}

/** Stays the same object whatever the tree is, so that the lines need not be drawn anew. */
function useDrag(tree: Tree, onMove: (key: string, to: Destination) => void): Drag {
  const latest = useRef({ tree, onMove });
  useEffect(() => {
    latest.current = { tree, onMove };
  });
  return useMemo(() => {
    const where = (dragged: unknown, over: string, lower: boolean) => (typeof dragged === 'string' ? dropOn(latest.current.tree, dragged, over, lower) : undefined);
    return {
      where,
      drop: (dragged, over, lower) => {
        const to = where(dragged, over, lower);
        if (to !== undefined && typeof dragged === 'string') {
          latest.current.onMove(dragged, to);
        }
      },
    };
  }, []);
}
