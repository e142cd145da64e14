import { describe, expect, it } from 'vitest';
import { rowsOf, treeKey, typeAhead } from './rows';
import { add, blank, change, dropOn, keyOf, move, nextCode, partAt, partsOf, remove, step, type SubIndicator, type Tree, type Variable } from './tree';

const variable = (sub: string, id: string): Variable => ({ ...(blank('VARIABLE', id) as Variable), code: `${sub}.${id}`, nameTh: `ตัวแปร ${id}` });
const sub = (code: string, ...ids: string[]): SubIndicator => ({ ...(blank('SUB_INDICATOR', code) as SubIndicator), nameTh: `ย่อย ${code}`, variables: ids.map((id) => variable(code, id)) });

function aTree(): Tree {
  return {
    plan: 'krs-2560',
    programme: 'KRS',
    nameTh: 'ผัง',
    fiscalYear: 2560,
    policy: 'UNDECIDED_COUNTS_ONE',
    deviationPercent: 50,
    dimensions: [
      {
        code: 'EXT',
        nameTh: 'มิติภายนอก',
        indicators: [
          { code: '1.1', nameTh: 'หนึ่ง', subIndicators: [sub('1.1.1', 'A', 'B'), sub('1.1.2', 'A')] },
          { code: '1.2', nameTh: 'สอง', subIndicators: [sub('1.2.1', 'A')] },
        ],
      },
      { code: 'INT', nameTh: 'มิติภายใน', indicators: [{ code: '3', nameTh: 'สาม', subIndicators: [] }] },
    ],
  };
}

const codes = (tree: Tree, parent: string) => partsOf(tree).filter((part) => part.parent === parent).map((part) => part.data.code);

describe('a plan’s tree', () => {
  it('is told in order, parents before what hangs from them', () => {
    expect(partsOf(aTree()).map((part) => part.key).slice(0, 5)).toEqual(['DIMENSION:EXT', 'INDICATOR:1.1', 'SUB_INDICATOR:1.1.1', 'VARIABLE:1.1.1.A', 'VARIABLE:1.1.1.B']);
  });

  it('changes one part and leaves every other the same object', () => {
    const before = aTree();
    const after = change(before, 'SUB_INDICATOR', '1.1.1', { weight: '7.5' });
    expect((partAt(after, 'SUB_INDICATOR:1.1.1')?.data as SubIndicator).weight).toBe('7.5');
    expect(after.dimensions[1]).toBe(before.dimensions[1]);
    expect(after.dimensions[0]?.indicators[1]).toBe(before.dimensions[0]?.indicators[1]);
  });

  it('names the variables of a sub-indicator after its new code', () => {
    const after = change(aTree(), 'SUB_INDICATOR', '1.1.1', { code: '1.1.9' });
    expect(codes(after, 'SUB_INDICATOR:1.1.9')).toEqual(['1.1.9.A', '1.1.9.B']);
  });

  it('takes in a part at its position and lets go of it again', () => {
    const wider = add(aTree(), 'SUB_INDICATOR', '1.1', 1, sub('1.1.3'));
    expect(codes(wider, 'INDICATOR:1.1')).toEqual(['1.1.1', '1.1.3', '1.1.2']);
    expect(codes(remove(wider, 'SUB_INDICATOR', '1.1.3'), 'INDICATOR:1.1')).toEqual(['1.1.1', '1.1.2']);
  });

  it('moves a part among its own and to another parent', () => {
    expect(codes(move(aTree(), 'SUB_INDICATOR', '1.1.1', { parent: '1.1', position: 1 }), 'INDICATOR:1.1')).toEqual(['1.1.2', '1.1.1']);
    const over = move(aTree(), 'SUB_INDICATOR', '1.1.1', { parent: '3', position: 0 });
    expect(codes(over, 'INDICATOR:1.1')).toEqual(['1.1.2']);
    expect(codes(over, 'INDICATOR:3')).toEqual(['1.1.1']);
  });

  it('steps by keyboard over the end of a parent into the next one, and stops at the ends', () => {
    expect(step(aTree(), 'SUB_INDICATOR:1.1.1', 1)).toEqual({ parent: '1.1', position: 1 });
    expect(step(aTree(), 'SUB_INDICATOR:1.1.2', 1)).toEqual({ parent: '1.2', position: 0 });
    expect(step(aTree(), 'SUB_INDICATOR:1.2.1', -1)).toEqual({ parent: '1.1', position: 2 });
    expect(step(aTree(), 'INDICATOR:1.2', 1)).toEqual({ parent: 'INT', position: 0 });
    expect(step(aTree(), 'DIMENSION:EXT', -1)).toBeUndefined();
    expect(step(aTree(), 'VARIABLE:1.1.1.B', 1)).toBeUndefined();
  });

  it('is dropped beside one of its level, into one of the level above, and nowhere else', () => {
    const tree = aTree();
    expect(dropOn(tree, 'SUB_INDICATOR:1.1.1', 'SUB_INDICATOR:1.1.2', true)).toEqual({ parent: '1.1', position: 1 });
    expect(dropOn(tree, 'SUB_INDICATOR:1.1.1', 'SUB_INDICATOR:1.1.2', false)).toBeUndefined();
    expect(dropOn(tree, 'SUB_INDICATOR:1.1.2', 'SUB_INDICATOR:1.1.1', false)).toEqual({ parent: '1.1', position: 0 });
    expect(dropOn(tree, 'SUB_INDICATOR:1.1.1', 'INDICATOR:3', false)).toEqual({ parent: '3', position: 0 });
    expect(dropOn(tree, 'SUB_INDICATOR:1.1.1', 'DIMENSION:INT', false)).toBeUndefined();
    expect(dropOn(tree, 'VARIABLE:1.1.1.A', 'VARIABLE:1.1.2.A', true)).toBeUndefined();
    expect(dropOn(tree, 'VARIABLE:1.1.1.A', 'VARIABLE:1.1.1.B', true)).toEqual({ parent: '1.1.1', position: 1 });
  });

  it('proposes codes that nothing has', () => {
    expect(nextCode(aTree(), 'VARIABLE', '1.1.1')).toBe('C');
    expect(nextCode(aTree(), 'SUB_INDICATOR', '1.1')).toBe('1.1.3');
    expect(nextCode(aTree(), 'SUB_INDICATOR', '3')).toBe('3.1');
    expect(nextCode(aTree(), 'INDICATOR', 'EXT')).toBe('1.3');
    expect(nextCode({ ...aTree(), dimensions: [] }, 'DIMENSION', null)).toBe('1');
    expect(nextCode(aTree(), 'DIMENSION', null)).toBe('INT2');
  });
});

describe('the tree’s lines', () => {
  const parts = partsOf(aTree());
  const folded = new Set([keyOf('INDICATOR', '1.1')]);
  const rows = rowsOf(parts, folded);

  it('leave out what hangs from a folded part, however deep', () => {
    expect(rows.map((row) => row.part.data.code)).toEqual(['EXT', '1.1', '1.2', '1.2.1', '1.2.1.A', 'INT', '3']);
    expect(rows[1]?.expanded).toBe(false);
    expect(rows.at(-1)?.expanded).toBeNull();
  });

  it('follow the arrow keys as a tree does', () => {
    expect(treeKey(rows, 'INDICATOR:1.1', 'ArrowRight')).toEqual({ unfold: ['INDICATOR:1.1'] });
    expect(treeKey(rows, 'INDICATOR:1.2', 'ArrowRight')).toEqual({ go: 'SUB_INDICATOR:1.2.1' });
    expect(treeKey(rows, 'INDICATOR:1.2', 'ArrowLeft')).toEqual({ fold: 'INDICATOR:1.2' });
    expect(treeKey(rows, 'VARIABLE:1.2.1.A', 'ArrowLeft')).toEqual({ go: 'SUB_INDICATOR:1.2.1' });
    expect(treeKey(rows, 'DIMENSION:EXT', 'End')).toEqual({ go: 'INDICATOR:3' });
    expect(treeKey(rows, 'DIMENSION:EXT', 'ArrowUp')).toBeUndefined();
    expect(treeKey(rows, 'INDICATOR:1.2', '*')).toEqual({ unfold: ['INDICATOR:1.1', 'INDICATOR:1.2'] });
  });

  it('are found by what is typed, from the next one on', () => {
    expect(typeAhead(rows, 'DIMENSION:EXT', 'มิติ')).toBe('DIMENSION:EXT');
    expect(typeAhead(rows, 'DIMENSION:EXT', 'ม')).toBe('DIMENSION:INT');
    expect(typeAhead(rows, 'DIMENSION:EXT', '1.2')).toBe('INDICATOR:1.2');
    expect(typeAhead(rows, 'DIMENSION:EXT', 'x')).toBeUndefined();
  });
});
