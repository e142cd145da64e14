/** What a pressed key asks for; the page does it. */
export type Intent =
  | { do: 'move'; by: number; extend: boolean }
  | { do: 'edge'; to: 'first' | 'last' }
  | { do: 'waiting'; step: 1 | -1 }
  | { do: 'list'; step: 1 | -1 }
  | { do: 'confirm' | 'reject' | 'withdraw' | 'reopen' | 'propose' }
  | { do: 'evidence' | 'history' | 'select' | 'selectAll' | 'leave' | 'undo' | 'help' | 'search' };

/** Where the key was pressed: in a field it is text; on a button Enter and Space are the button's. */
export type Place = 'page' | 'control' | 'field' | 'dialog';

export interface Pressed {
  key: string;
  /** The key's place on the board: letters mean the same whether the board is Thai or English. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Rows that PageUp and PageDown pass. */
const PAGE = 10;

/** READ FIRST: every key of the worklists. */
export function intentOf(pressed: Pressed, place: Place): Intent | null {
  if (place === 'dialog' || pressed.altKey) {
    return null;
  }
  const letter = letterOf(pressed);
  if (pressed.ctrlKey || pressed.metaKey) {
    // In a field these are the text's own
    return place === 'field' || pressed.shiftKey ? null : letter === 'a' ? { do: 'selectAll' } : letter === 'z' ? { do: 'undo' } : null;
  }
  if (place === 'field') {
    return null;
  }
  switch (pressed.key) {
    case 'ArrowDown':
      return { do: 'move', by: 1, extend: pressed.shiftKey };
    case 'ArrowUp':
      return { do: 'move', by: -1, extend: pressed.shiftKey };
    case 'PageDown':
      return { do: 'move', by: PAGE, extend: pressed.shiftKey };
    case 'PageUp':
      return { do: 'move', by: -PAGE, extend: pressed.shiftKey };
    case 'Home':
      return { do: 'edge', to: 'first' };
    case 'End':
      return { do: 'edge', to: 'last' };
    case 'Escape':
      return { do: 'leave' };
    case 'Enter':
      return place === 'control' ? null : { do: 'confirm' };
    case ' ':
      return place === 'control' ? null : { do: 'select' };
  }
  if (pressed.code === 'Slash' || pressed.key === '?' || pressed.key === '/') {
    return { do: pressed.key === '?' || pressed.shiftKey ? 'help' : 'search' };
  }
  if (pressed.code === 'BracketRight' || pressed.code === 'BracketLeft') {
    return pressed.shiftKey ? null : { do: 'list', step: pressed.code === 'BracketRight' ? 1 : -1 };
  }
  if (pressed.shiftKey) {
    return letter === 'n' ? { do: 'waiting', step: -1 } : null;
  }
  return LETTERS[letter] ?? null;
}

const LETTERS: Record<string, Intent> = {
  j: { do: 'move', by: 1, extend: false },
  k: { do: 'move', by: -1, extend: false },
  n: { do: 'waiting', step: 1 },
  c: { do: 'confirm' },
  x: { do: 'reject' },
  w: { do: 'withdraw' },
  o: { do: 'reopen' },
  p: { do: 'propose' },
  e: { do: 'evidence' },
  h: { do: 'history' },
  u: { do: 'undo' },
};

/** On a Thai board the key of C types แ: there the key's place counts. */
function letterOf({ key, code }: Pressed): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

/** The list that `?` shows: keys, and the name of what they do. */
export const KEYS = [
  { keys: ['↓', '↑', 'J', 'K'], does: 'move' },
  { keys: ['N', 'Shift+N'], does: 'waiting' },
  { keys: ['Enter', 'C'], does: 'confirm' },
  { keys: ['P'], does: 'propose' },
  { keys: ['X'], does: 'reject' },
  { keys: ['W'], does: 'withdraw' },
  { keys: ['O'], does: 'reopen' },
  { keys: ['U', 'Ctrl+Z'], does: 'undo' },
  { keys: ['E'], does: 'evidence' },
  { keys: ['H'], does: 'history' },
  { keys: ['Space', 'Shift+↓'], does: 'select' },
  { keys: ['Ctrl+A'], does: 'selectAll' },
  { keys: ['Esc'], does: 'leave' },
  { keys: [']', '['], does: 'list' },
  { keys: ['/'], does: 'search' },
  { keys: ['?'], does: 'help' },
] as const;

/** Holding a key down goes on moving, but never decides again. */
export function mayRepeat(intent: Intent): boolean {
  return intent.do === 'move' || intent.do === 'waiting';
}
