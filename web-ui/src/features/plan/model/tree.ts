import type { Schemas } from '@/api/client';

/** A plan as it is being made: blank texts stand for what is missing so far. */
export type Tree = Pick<Schemas['Plan'], 'plan' | 'programme' | 'nameTh' | 'fiscalYear' | 'policy' | 'deviationPercent' | 'dimensions'>;
export type Dimension = Schemas['Dimension'];
export type Indicator = Schemas['Indicator'];
export type SubIndicator = Schemas['SubIndicator'];
export type Variable = Schemas['Variable'];

export const LEVELS = ['DIMENSION', 'INDICATOR', 'SUB_INDICATOR', 'VARIABLE'] as const;
export type Level = (typeof LEVELS)[number];

/** A part of the tree with where it hangs; its key names it in the page and in the address. */
export type Part = { key: string; parent: string | null; position: number; siblings: number } & (
  | { level: 'DIMENSION'; data: Dimension }
  | { level: 'INDICATOR'; data: Indicator }
  | { level: 'SUB_INDICATOR'; data: SubIndicator }
  | { level: 'VARIABLE'; data: Variable }
);
type Data = Part['data'];

export function keyOf(level: Level, code: string): string {
  return `${level}:${code}`;
}

export function placeOf(key: string): { level: Level; code: string } | null {
  const at = key.indexOf(':');
  const level = LEVELS.find((each) => each === key.slice(0, at));
  return level === undefined ? null : { level, code: key.slice(at + 1) };
}

export function levelBelow(level: Level): Level | undefined {
  return LEVELS[LEVELS.indexOf(level) + 1];
}

export function levelAbove(level: Level): Level | undefined {
  return LEVELS[LEVELS.indexOf(level) - 1];
}

function childrenOf(level: Level, data: Data): Data[] {
  switch (level) {
    case 'DIMENSION':
      return (data as Dimension).indicators;
    case 'INDICATOR':
      return (data as Indicator).subIndicators;
    case 'SUB_INDICATOR':
      return (data as SubIndicator).variables;
    case 'VARIABLE':
      return [];
  }
}

function withChildren(level: Level, data: Data, children: Data[]): Data {
  switch (level) {
    case 'DIMENSION':
      return { ...data, indicators: children } as Dimension;
    case 'INDICATOR':
      return { ...data, subIndicators: children } as Indicator;
    case 'SUB_INDICATOR':
      return { ...data, variables: children } as SubIndicator;
    case 'VARIABLE':
      return data;
  }
}

/** Every part in the plan's order, parents before what hangs from them. */
export function partsOf(tree: Tree): Part[] {
  const parts: Part[] = [];
  const walk = (siblings: Data[], depth: number, parent: string | null) => {
    const level = LEVELS[depth];
    if (level === undefined) {
      return;
    }
    siblings.forEach((data, position) => {
      const key = keyOf(level, data.code);
      parts.push({ key, parent, position, siblings: siblings.length, level, data } as Part);
      walk(childrenOf(level, data), depth + 1, key);
    });
  };
  walk(tree.dimensions, 0, null);
  return parts;
}

export function partAt(tree: Tree, key: string | null): Part | undefined {
  return key === null ? undefined : partsOf(tree).find((part) => part.key === key);
}

export function childCount(part: Part): number {
  return childrenOf(part.level, part.data).length;
}

/** Replaces the list in which a level's parts of one parent stand; everything else stays the same object. */
function editSiblings(tree: Tree, level: Level, parent: string | null, edit: (siblings: Data[]) => Data[]): Tree {
  const walk = (siblings: Data[], depth: number, above: string | null): Data[] => {
    const here = LEVELS[depth];
    if (here === undefined) {
      return siblings;
    }
    if (here === level) {
      return above === parent ? edit(siblings) : siblings;
    }
    const next = siblings.map((data) => {
      const children = childrenOf(here, data);
      const edited = walk(children, depth + 1, data.code);
      return edited === children ? data : withChildren(here, data, edited);
    });
    return next.some((data, at) => data !== siblings[at]) ? next : siblings;
  };
  const dimensions = walk(tree.dimensions, 0, null) as Dimension[];
  return dimensions === tree.dimensions ? tree : { ...tree, dimensions };
}

/** The code of the parent that a key's part hangs from. */
function parentCode(part: Part): string | null {
  return part.parent === null ? null : (placeOf(part.parent)?.code ?? null);
}

/** Changes fields of one part; a sub-indicator's new code renames its variables too. */
export function change(tree: Tree, level: Level, code: string, fields: Partial<Data>): Tree {
  const part = partAt(tree, keyOf(level, code));
  if (part === undefined) {
    return tree;
  }
  return editSiblings(tree, level, parentCode(part), (siblings) =>
    siblings.map((data) => (data.code === code ? renamed(level, { ...data, ...fields }, parentCode(part)) : data)),
  );
}

function renamed(level: Level, data: Data, parent: string | null): Data {
  if (level === 'VARIABLE') {
    const variable = data as Variable;
    return { ...variable, code: `${parent ?? ''}.${variable.id}` };
  }
  if (level === 'SUB_INDICATOR') {
    const sub = data as SubIndicator;
    return sub.variables.every((variable) => variable.code === `${sub.code}.${variable.id}`)
      ? sub
      : { ...sub, variables: sub.variables.map((variable) => ({ ...variable, code: `${sub.code}.${variable.id}` })) };
  }
  return data;
}

export function add(tree: Tree, level: Level, parent: string | null, position: number, data: Data): Tree {
  return editSiblings(tree, level, parent, (siblings) => [...siblings.slice(0, position), renamed(level, data, parent), ...siblings.slice(position)]);
}

export function remove(tree: Tree, level: Level, code: string): Tree {
  const part = partAt(tree, keyOf(level, code));
  return part === undefined ? tree : editSiblings(tree, level, parentCode(part), (siblings) => siblings.filter((data) => data.code !== code));
}

/** Where a part goes: the parent's code and the position among that parent's parts once it is taken out of where it was. */
export interface Destination {
  parent: string | null;
  position: number;
}

export function move(tree: Tree, level: Level, code: string, to: Destination): Tree {
  const part = partAt(tree, keyOf(level, code));
  return part === undefined ? tree : add(remove(tree, level, code), level, to.parent, to.position, part.data);
}

/**
 * One step up or down by keyboard: among its own, and at their end over to the neighbouring parent. Undefined where there is nowhere to go.
 * A variable stays with its sub-indicator, whose formula names it.
 */
export function step(tree: Tree, key: string, by: 1 | -1): Destination | undefined {
  const parts = partsOf(tree);
  const part = parts.find((each) => each.key === key);
  if (part === undefined) {
    return undefined;
  }
  const position = part.position + by;
  if (position >= 0 && position < part.siblings) {
    return { parent: parentCode(part), position };
  }
  if (part.parent === null || part.level === 'VARIABLE') {
    return undefined;
  }
  const parents = parts.filter((each) => each.level === levelAbove(part.level));
  const neighbour = parents[parents.findIndex((each) => each.key === part.parent) + by];
  return neighbour && { parent: neighbour.data.code, position: by === 1 ? 0 : childCount(neighbour) };
}

/** Where a dragged part would go when it is let go over another: beside one of its level, or into one of the level above. */
export function dropOn(tree: Tree, dragged: string, over: string, lowerHalf: boolean): Destination | undefined {
  const parts = partsOf(tree);
  const part = parts.find((each) => each.key === dragged);
  const target = parts.find((each) => each.key === over);
  if (part === undefined || target === undefined || part.key === target.key) {
    return undefined;
  }
  if (part.level === 'VARIABLE' && part.parent !== (target.level === 'VARIABLE' ? target.parent : target.key)) {
    return undefined;
  }
  if (target.level === levelAbove(part.level)) {
    const own = part.parent === target.key;
    return stays(part, { parent: target.data.code, position: childCount(target) - (own ? 1 : 0) });
  }
  if (target.level !== part.level) {
    return undefined;
  }
  const before = target.position + (lowerHalf ? 1 : 0);
  const shifted = part.parent === target.parent && part.position < before ? before - 1 : before;
  return stays(part, { parent: parentCode(target), position: shifted });
}

function stays(part: Part, to: Destination): Destination | undefined {
  return to.parent === parentCode(part) && to.position === part.position ? undefined : to;
}

/** A code that nothing has yet, as the next after the last of its kind: 1.1.2 → 1.1.3, A → B. */
export function nextCode(tree: Tree, level: Level, parent: string | null): string {
  const parts = partsOf(tree).filter((part) => part.level === level);
  const siblings = parts.filter((part) => parentCode(part) === parent);
  if (level === 'VARIABLE') {
    const ids = new Set(siblings.map((part) => (part.data as Variable).id));
    for (let number = 0; ; number++) {
      const letter = String.fromCharCode(65 + (number % 26));
      const id = number < 26 ? letter : `${letter}${Math.floor(number / 26)}`;
      if (!ids.has(id)) {
        return id;
      }
    }
  }
  const taken = new Set(parts.map((part) => part.data.code));
  const last = siblings.at(-1)?.data.code ?? (level === 'SUB_INDICATOR' && parent !== null ? `${parent}.0` : level === 'INDICATOR' ? highest(taken) : '0');
  const [, stem = '', digits = ''] = /^(.*?)(\d*)$/.exec(last) ?? [];
  for (let number = (digits === '' ? 1 : Number(digits)) + 1; ; number++) {
    if (!taken.has(`${stem}${number}`)) {
      return `${stem}${number}`;
    }
  }
}

/** The highest of the codes that are whole numbers. */
function highest(codes: Set<string>): string {
  return String(Math.max(0, ...[...codes].map((code) => (/^\d+/.exec(code) ? Number.parseInt(code, 10) : 0))));
}

/** What a new part begins with. */
/** A new part; a variable with the limits that its sub-indicator's kind of scoring needs. */
export function blank(level: Level, code: string, kind: SubIndicator['scoring']['kind'] = 'LINEAR'): Data {
  switch (level) {
    case 'DIMENSION':
      return { code, nameTh: '', indicators: [] };
    case 'INDICATOR':
      return { code, nameTh: '', subIndicators: [] };
    case 'SUB_INDICATOR':
      return {
        code,
        nameTh: '',
        weight: '0',
        bureau: '',
        reporters: { kind: 'ALL', offices: [] },
        mode: 'NORMAL',
        fourEyes: false,
        scoring: { kind: 'LINEAR', formula: '', levels: [] },
        variables: [],
      };
    case 'VARIABLE':
      return {
        code,
        id: code,
        nameTh: '',
        unitTh: '',
        min: kind === 'LEVEL' ? '1' : '0',
        max: { LINEAR: '10000000', LEVEL: '5', BINARY: '1' }[kind],
        decimals: 0,
        description: null,
        open: true,
        evidenceRequired: false,
        carryForward: false,
        cumulative: false,
      };
  }
}
