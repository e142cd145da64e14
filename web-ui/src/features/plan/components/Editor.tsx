import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFold, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { sameDecimal } from '@/format/numbers';
import { useWords } from '@/i18n';
import { useNamer } from '@/organisation/organisations';
import { useDesk } from '../api/draft';
import type { Finding } from '../api/plans';
import { ancestorsOf } from '../model/rows';
import { blank, keyOf, levelBelow, nextCode, partsOf, placeOf, step, type Destination, type Level, type Part } from '../model/tree';
import classes from './Editor.module.css';
import { useRefusal } from './fields';
import { PartPanel, PlanPanel } from './PartPanel';
import { PlanTree, type Marks } from './PlanTree';

/** The tree on the left, the chosen part's fields on the right. */
export function Editor({ onTold }: { onTold: (told: { text: string; bad?: boolean } | null) => void }) {
  const { t } = useWords();
  const { desk, draft, tree, renamed } = useDesk();
  const refusal = useRefusal();
  const parts = useMemo(() => partsOf(tree), [tree]);
  const keys = useMemo(() => new Set(parts.map((part) => part.key)), [parts]);
  const { selected, panel: chosenPanel, select, follow, field } = useSelection(renamed, keys);
  // The tree goes ahead while one holds an arrow down; the fields follow as soon as there is time
  const shown = useDeferredValue(selected);
  const panel = useDeferredValue(chosenPanel);
  const part = parts.find((each) => each.key === shown) ?? parts.find((each) => each.key === selected);
  // A big plan begins folded to its sub-indicators
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(parts.length > 120 ? parts.filter((each) => each.level === 'SUB_INDICATOR').map((each) => each.key) : []));
  const marks = useMemo(() => marksOf(draft.findings, parts), [draft.findings, parts]);
  const findings = useMemo(() => findingsOf(draft.findings, part?.key ?? null), [draft.findings, part?.key]);
  const panelElement = useRef<HTMLDivElement>(null);

  const fail = useCallback((error: unknown) => onTold({ text: `${t('plan.refused')} ${refusal(error)}`, bad: true }), [onTold, refusal, t]);
  const wish = useRef<{ name: string | null } | null>(null);
  const focusWished = useCallback(() => {
    const all = panelElement.current;
    // Once the fields of the chosen part are there
    if (wish.current !== null && all?.dataset.shown === all?.dataset.chosen) {
      const { name } = wish.current;
      wish.current = null;
      const wanted = name === null ? null : (all?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ?? all?.querySelector<HTMLElement>(`[data-field^="${CSS.escape(name.replace(/[[.].*$/, ''))}"]`));
      const target = wanted ?? all?.querySelector<HTMLElement>('[data-field]');
      const inner = target?.matches('input, textarea, button') === false ? target.querySelector<HTMLElement>('input:checked, input') : target;
      inner?.scrollIntoView({ block: 'center' });
      inner?.focus();
    }
  }, []);
  useEffect(focusWished);
  const focusField = useCallback(
    (name: string | null) => {
      wish.current = { name };
      setTimeout(focusWished);
    },
    [focusWished],
  );
  useEffect(() => {
    if (field !== null) {
      focusField(field);
    }
  }, [field, focusField]);

  const addAt = useCallback(
    (level: Level, parent: string | null, position: number) => {
      const now = desk.snapshot().tree;
      const code = nextCode(now, level, parent);
      const under = parent === null ? undefined : partsOf(now).find((each) => each.level === 'SUB_INDICATOR' && each.data.code === parent);
      const data = blank(level, code, level === 'VARIABLE' && under?.level === 'SUB_INDICATOR' ? under.data.scoring.kind : undefined);
      const key = keyOf(level, level === 'VARIABLE' ? `${parent ?? ''}.${code}` : code);
      desk.run({ kind: 'add', level, parent, position, data }).catch(fail);
      select(key);
      focusField('nameTh');
    },
    [desk, fail, focusField, select],
  );
  const addBeside = useCallback(
    (key: string, below: boolean) => {
      const now = partsOf(desk.snapshot().tree);
      const beside = now.find((each) => each.key === key);
      if (beside === undefined) {
        addAt('DIMENSION', null, 0);
        return;
      }
      const under = levelBelow(beside.level);
      if (below && under !== undefined) {
        addAt(under, beside.data.code, now.filter((each) => each.parent === key).length);
      } else {
        addAt(beside.level, beside.parent === null ? null : (placeOf(beside.parent)?.code ?? null), beside.position + 1);
      }
    },
    [addAt, desk],
  );
  const removeAt = useCallback(
    (key: string) => {
      const now = partsOf(desk.snapshot().tree);
      const at = now.findIndex((each) => each.key === key);
      const gone = now[at];
      if (gone === undefined) {
        return;
      }
      // The next of the same parent takes its place, else the one before, else the parent
      const siblings = now.filter((each) => each.parent === gone.parent && each.level === gone.level);
      const next = siblings[gone.position + 1] ?? siblings[gone.position - 1];
      const name = `${t(`plan.level.${gone.level}`)} ${gone.data.code} ${gone.data.nameTh}`.trim();
      desk.run({ kind: 'remove', level: gone.level, code: gone.data.code }).then(() => onTold({ text: t('plan.removed', { name }) }), fail);
      select(next?.key ?? gone.parent);
    },
    [desk, fail, onTold, select, t],
  );
  const moveTo = useCallback(
    (key: string, to: Destination) => {
      const place = placeOf(key);
      if (place !== null) {
        desk.run({ kind: 'move', ...place, ...to }).catch(fail);
        select(key);
      }
    },
    [desk, fail, select],
  );
  const stepBy = useCallback(
    (key: string, by: 1 | -1) => {
      const to = step(desk.snapshot().tree, key, by);
      if (to !== undefined) {
        moveTo(key, to);
      }
    },
    [desk, moveTo],
  );

  const under = part === undefined ? 'DIMENSION' : levelBelow(part.level);
  return (
    <div className={classes.editor}>
      <div className={classes.left}>
        <div className={classes.bar}>
          {part !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => addBeside(part.key, false)}
            >
              <Add level={part.level} />
            </Button>
          )}
          {under !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => (part === undefined ? addAt('DIMENSION', null, tree.dimensions.length) : addBeside(part.key, true))}
            >
              <Add level={under} />
            </Button>
          )}
          {part !== undefined && (
            <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => removeAt(part.key)}>
              {t('plan.remove')}
            </Button>
          )}
          <Button size="compact-sm" variant={part === undefined ? 'light' : 'subtle'} aria-pressed={part === undefined} onClick={() => select(null)}>
            {t('plan.planFields')}
          </Button>
          <ActionIcon
            variant="subtle"
            aria-label={folded.size > 0 ? t('plan.unfoldAll') : t('plan.foldAll')}
            title={folded.size > 0 ? t('plan.unfoldAll') : t('plan.foldAll')}
            onClick={() => setFolded(folded.size > 0 ? new Set() : new Set(parts.filter((each) => each.level === 'SUB_INDICATOR').map((each) => each.key)))}
          >
            <IconFold size={18} aria-hidden />
          </ActionIcon>
        </div>
        {parts.length === 0 ? (
          <div className={classes.state}>
            <p>{t('plan.emptyTree')}</p>
          </div>
        ) : (
          <PlanTree
            tree={tree}
            parts={parts}
            selected={selected}
            marks={marks}
            folded={folded}
            onFold={setFolded}
            onSelect={follow}
            onEdit={() => focusField(null)}
            onAdd={addBeside}
            onRemove={removeAt}
            onStep={stepBy}
            onMove={moveTo}
          />
        )}
        <div className={classes.bar} style={{ margin: '6px 0 0' }}>
          <Weights />
        </div>
        <div id="plan-tree-keys" className={classes.keys}>
          {t('plan.keys')}
        </div>
      </div>
      <section ref={panelElement} data-shown={panel} data-chosen={chosenPanel} className={classes.panel} aria-label={t('plan.panel')}>
        {part === undefined ? (
          <>
            <h2 className={classes.panelHead}>{t('plan.planFields')}</h2>
            <PlanPanel tree={tree} findings={findings} />
          </>
        ) : (
          <>
            <h2 className={classes.panelHead}>
              {t(`plan.level.${part.level}`)} <span>{part.data.code}</span>
            </h2>
            <PartPanel key={panel} part={part} findings={findings} fiscalYear={tree.fiscalYear} />
          </>
        )}
      </section>
    </div>
  );
}

function Add({ level }: { level: Level }) {
  const { t } = useWords();
  return (
    <>
      <span className="visually-hidden">{t('plan.add')}</span> {t(`plan.level.${level}`)}
    </>
  );
}

/** น้ำหนักรวม: the sums of each kind of office, always to be seen. */
function Weights() {
  const { t } = useWords();
  const { draft } = useDesk();
  const nameOf = useNamer();
  return (
    <ul className={classes.weights} aria-label={t('plan.weights')}>
      <li>{t('plan.weights')}</li>
      {draft.weights.map(({ group, offices = [], sum }) => {
        const full = sameDecimal(sum, '100');
        const label = group === 'PRIMARY' || group === 'SECONDARY' ? t(`plan.reporters.${group}`) : offices.length > 1 ? t('plan.groupOf', { name: nameOf(offices[0] ?? ''), count: offices.length - 1 }) : nameOf(group);
        return (
          <li key={group} title={[...offices.map(nameOf), full ? '' : t('plan.weightsMiss')].filter((text) => text !== '').join('\n') || undefined}>
            <span style={{ maxWidth: 160, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{label}</span> <b>{sum}</b>
            {full ? <IconCheck size={15} color="#1d6b34" aria-label={t('plan.weightsFull')} /> : <IconAlertTriangle size={15} color="#8a4b00" aria-label={t('plan.weightsMiss')} />}
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Which part is chosen: named by the address (?part=, ?field=), so that a link leads to it. `panel` stays the same while a part only gets another
 * code, so that its fields keep what is being typed.
 */
function useSelection(renamed: ReadonlyMap<string, string>, keys: ReadonlySet<string>) {
  const [search, setSearch] = useSearchParams();
  const named = search.get('part');
  const field = search.get('field');
  const [state, setState] = useState({ key: named, named, panel: 0 });
  if (state.named !== named) {
    // A link, or the way back
    setState({ key: named, named, panel: state.key === named ? state.panel : state.panel + 1 });
  }
  const select = useCallback((key: string | null) => setState((now) => (now.key === key ? now : { ...now, key, panel: now.panel + 1 })), []);
  const renamedTo = state.key !== null && !keys.has(state.key) ? renamed.get(state.key) : undefined;
  if (renamedTo !== undefined && keys.has(renamedTo)) {
    setState({ ...state, key: renamedTo });
  }
  // The address follows once one stops: holding an arrow down must not write it at each line
  const { key } = state;
  useEffect(() => {
    if (key === named && field === null) {
      return undefined;
    }
    const timer = setTimeout(
      () =>
        setSearch(
          (now) => {
            const then = new URLSearchParams(now);
            then.delete('field');
            if (key === null) {
              then.delete('part');
            } else {
              then.set('part', key);
            }
            return then;
          },
          { replace: true },
        ),
      250,
    );
    return () => clearTimeout(timer);
  }, [key, named, field, setSearch]);
  return { selected: key, panel: state.panel, select, follow: select as (key: string) => void, field };
}

/** Findings of the chosen part (or of the plan); '' stands for a finding about the part as a whole. */
function findingsOf(findings: Finding[], selected: string | null): Finding[] {
  const place = selected === null ? null : placeOf(selected);
  return findings
    .filter((finding) => (place === null ? finding.place.level === 'PLAN' : finding.place.level === place.level && finding.place.code === place.code))
    .map((finding) => ({ ...finding, place: { ...finding.place, field: finding.place.field ?? '' } }));
}

function marksOf(findings: Finding[], parts: Part[]): { own: Map<string, Marks>; below: Map<string, Marks> } {
  const own = new Map<string, Marks>();
  const below = new Map<string, Marks>();
  const count = (marks: Map<string, Marks>, key: string, severity: Finding['severity']) => {
    const now = marks.get(key) ?? { errors: 0, warnings: 0 };
    marks.set(key, severity === 'ERROR' ? { ...now, errors: now.errors + 1 } : { ...now, warnings: now.warnings + 1 });
  };
  for (const { place, severity } of findings) {
    if (place.level !== 'PLAN') {
      const key = keyOf(place.level, place.code);
      count(own, key, severity);
      [key, ...ancestorsOf(parts, key)].forEach((each) => count(below, each, severity));
    }
  }
  return { own, below };
}
