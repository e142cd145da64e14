import { describe, expect, it } from 'vitest';
import { allShown, extendedTo, NOTHING, toggledRow, within } from './selection';

const shown = ['a', 'b', 'c', 'd'];
const keys = (selection: { keys: ReadonlySet<string> }) => [...selection.keys].sort();

describe('marked rows', () => {
  it('reach from where one began to where one is, whichever way', () => {
    const from = toggledRow(NOTHING, 'c');
    expect(keys(extendedTo(from, 'a', shown))).toEqual(['a', 'b', 'c']);
    expect(keys(extendedTo(from, 'd', shown))).toEqual(['c', 'd']);
    expect(keys(extendedTo(NOTHING, 'b', shown))).toEqual(['b']);
  });

  it('are all that is shown, and then none', () => {
    const all = allShown(NOTHING, shown);
    expect(keys(all)).toEqual(shown);
    expect(keys(allShown(all, shown))).toEqual([]);
  });

  it('are never hidden: a filter takes them out', () => {
    const marked = toggledRow(toggledRow(NOTHING, 'a'), 'd');
    expect(keys(within(marked, ['a', 'b']))).toEqual(['a']);
    expect(within(marked, shown)).toBe(marked);
  });
});
