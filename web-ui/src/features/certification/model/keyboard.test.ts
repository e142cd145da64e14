import { describe, expect, it } from 'vitest';
import { intentOf, mayRepeat, type Place, type Pressed } from './keyboard';

const press = (key: string, over: Partial<Pressed> = {}): Pressed => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over });

describe('a key in a worklist', () => {
  it.each([
    ['ArrowDown', { do: 'move', by: 1, extend: false }],
    ['k', { do: 'move', by: -1, extend: false }],
    ['n', { do: 'waiting', step: 1 }],
    ['Enter', { do: 'confirm' }],
    ['x', { do: 'reject' }],
    ['w', { do: 'withdraw' }],
    ['o', { do: 'reopen' }],
    ['p', { do: 'propose' }],
    ['e', { do: 'evidence' }],
    ['u', { do: 'undo' }],
    [' ', { do: 'select' }],
    ['?', { do: 'help' }],
    ['/', { do: 'search' }],
    ['q', null],
  ])('%s', (key, intent) => {
    expect(intentOf(press(key), 'page')).toEqual(intent);
  });

  it('means the same on a Thai board', () => {
    expect(intentOf(press('แ', { code: 'KeyC' }), 'page')).toEqual({ do: 'confirm' });
    expect(intentOf(press('ฝ', { code: 'Slash' }), 'page')).toEqual({ do: 'search' });
    expect(intentOf(press('ฦ', { code: 'Slash', shiftKey: true }), 'page')).toEqual({ do: 'help' });
    expect(intentOf(press('ฟ', { code: 'KeyA', ctrlKey: true }), 'page')).toEqual({ do: 'selectAll' });
    expect(intentOf(press('ื', { code: 'KeyN', shiftKey: true }), 'page')).toEqual({ do: 'waiting', step: -1 });
  });

  it.each<[Place]>([['field'], ['dialog']])('decides nothing in a %s', (place) => {
    for (const key of ['Enter', 'c', 'x', 'w', ' ', 'n', '/']) {
      expect(intentOf(press(key), place)).toBeNull();
    }
    expect(intentOf(press('z', { ctrlKey: true }), place)).toBeNull();
    expect(intentOf(press('a', { ctrlKey: true }), place)).toBeNull();
  });

  it('that is the button’s own is left to it', () => {
    expect(intentOf(press('Enter'), 'control')).toBeNull();
    expect(intentOf(press(' '), 'control')).toBeNull();
    expect(intentOf(press('x'), 'control')).toEqual({ do: 'reject' });
  });

  it('with Ctrl, Alt or Shift is the browser’s unless it is named', () => {
    expect(intentOf(press('c', { ctrlKey: true }), 'page')).toBeNull();
    expect(intentOf(press('x', { altKey: true }), 'page')).toBeNull();
    expect(intentOf(press('X', { shiftKey: true }), 'page')).toBeNull();
    expect(intentOf(press('z', { metaKey: true }), 'page')).toEqual({ do: 'undo' });
    expect(intentOf(press('ArrowDown', { shiftKey: true }), 'page')).toEqual({ do: 'move', by: 1, extend: true });
  });

  it('held down goes on moving, but never decides again', () => {
    expect(mayRepeat({ do: 'move', by: 1, extend: false })).toBe(true);
    expect(mayRepeat({ do: 'confirm' })).toBe(false);
    expect(mayRepeat({ do: 'undo' })).toBe(false);
  });
});
