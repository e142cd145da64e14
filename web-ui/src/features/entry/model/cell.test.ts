import { describe, expect, it } from 'vitest';
import { cellReducer, needsPerson, textOf, untouched, type Cell, type CellEvent } from './cell';

const after = (start: Cell, ...events: CellEvent[]) => events.reduce(cellReducer, start);
const empty = untouched({ value: null, revision: 0 });
const reported = untouched({ value: '412', revision: 1 });

const typed = (text: string, tab = 'here'): CellEvent => ({ type: 'typed', text, tab });
const left: CellEvent = { type: 'left' };
const composed: CellEvent = { type: 'composed', key: 'k' };
const answered = (value: string | null, revision: number, key = 'k'): CellEvent => ({ type: 'answered', key, stored: { value, revision } });
const stale = (value: string | null, revision: number, key = 'k'): CellEvent => ({ type: 'stale', key, theirs: { value, revision } });
const synced = (value: string | null, revision: number): CellEvent => ({ type: 'synced', stored: { value, revision } });
const phase = (cell: Cell) => cell.draft?.phase.kind;

describe('a cell that is typed in', () => {
  it('has nothing to save until something else is typed', () => {
    expect(after(reported, left).draft).toBeNull();
    expect(after(reported, typed('412.0'), left).draft).toBeNull();
    expect(phase(after(reported, typed('415'), left))).toBe('queued');
  });

  it('is sent only when it was left', () => {
    expect(phase(after(reported, typed('415')))).toBe('typing');
    expect(phase(after(reported, typed('415'), composed))).toBe('typing');
    expect(after(reported, typed('๔๑๕'), left, composed).draft?.phase).toMatchObject({ kind: 'sent', key: 'k', value: '415' });
  });

  it('is cleared by leaving it empty', () => {
    expect(after(reported, typed(' '), left, composed).draft?.phase).toMatchObject({ value: null });
  });

  it('shows what the server stored', () => {
    const cell = after(empty, typed('๑,๔๑๒'), left, composed, answered('1412', 1));
    expect(cell).toEqual({ stored: { value: '1412', revision: 1 }, draft: null, note: { kind: 'saved' } });
    expect(textOf(cell)).toBe('1412');
  });

  it('that holds no number is refused where it stands, without asking the server', () => {
    for (const text of ['abc', '1,2', '1 2', '--1', '1.2.3', '๑,๒๓', '(5)', '5%', '1e3', '.5', '5.']) {
      expect(after(reported, typed(text), left).draft, text).toMatchObject({ text, phase: { kind: 'refused', why: { kind: 'number' } } });
    }
  });

  it('is measured against what the person saw when typing began', () => {
    expect(after(reported, typed('4'), typed('41'), typed('415'), left).draft?.base).toEqual({ value: '412', revision: 1 });
  });
});

describe('typing on while a request is on its way', () => {
  const sent = after(empty, typed('4'), left, composed);

  it('keeps the newer text, still to be saved over the older', () => {
    const cell = after(sent, typed('41'), left, answered('4', 1));
    expect(cell.draft).toMatchObject({ text: '41', base: { value: '4', revision: 1 }, phase: { kind: 'queued' } });
  });

  it('does not send a text that is not finished', () => {
    expect(after(sent, typed('41'), answered('4', 1)).draft).toMatchObject({ text: '41', phase: { kind: 'typing' } });
  });

  it('is settled when it comes back to what was sent', () => {
    expect(after(sent, typed('41'), typed('4'), left, answered('4', 1)).draft).toBeNull();
  });

  it('survives the refusal of what was sent', () => {
    const cell = after(sent, typed('41'), left, { type: 'refused', key: 'k', why: { kind: 'told', text: 'ต้องไม่น้อยกว่า 10' } });
    expect(cell.draft).toMatchObject({ text: '41', phase: { kind: 'queued' } });
  });

  it('is undone by Esc to what was sent', () => {
    expect(after(sent, typed('41'), { type: 'reverted' }).draft).toMatchObject({ text: '4', phase: { kind: 'sent', open: null } });
  });
});

describe('an answer', () => {
  it('to another request changes no draft', () => {
    const cell = after(reported, typed('415'), left, composed, answered('9', 2, 'another'));
    expect(cell.draft).toMatchObject({ text: '415', phase: { kind: 'sent', key: 'k' } });
  });

  it('that comes twice is taken once', () => {
    const once = after(empty, typed('4'), left, composed, answered('4', 1));
    expect(after(once, typed('5'), left, answered('4', 1)).draft).toMatchObject({ text: '5', phase: { kind: 'queued' } });
  });

  it('does not hide a colleague’s value that came after mine', () => {
    const cell = after(empty, typed('4'), left, composed, synced('9', 2), answered('4', 1));
    expect(cell).toEqual({ stored: { value: '9', revision: 2 }, draft: null, note: { kind: 'changed', was: '4' } });
  });

  it('that refuses keeps what was typed and says why', () => {
    const cell = after(reported, typed('99'), left, composed, { type: 'refused', key: 'k', why: { kind: 'told', text: 'ต้องไม่เกิน 5' } });
    expect(cell.draft).toMatchObject({ text: '99', phase: { kind: 'refused', why: { text: 'ต้องไม่เกิน 5' } } });
    expect(phase(after(cell, typed('5')))).toBe('typing');
    expect(after(cell, { type: 'reverted' })).toEqual({ ...reported, note: null });
    expect(phase(after(cell, { type: 'tried again' }))).toBe('queued');
  });

  it('that did nothing puts the value back into the queue', () => {
    expect(phase(after(reported, typed('99'), left, composed, { type: 'returned', key: 'k' }))).toBe('queued');
  });
});

describe('a colleague', () => {
  it('who changes an untouched cell is told quietly, until somebody looks', () => {
    const cell = after(reported, synced('500', 2));
    expect(cell).toEqual({ stored: { value: '500', revision: 2 }, draft: null, note: { kind: 'changed', was: '412' } });
    expect(after(cell, { type: 'looked' }).note).toBeNull();
  });

  it('is not undone by an answer older than our own save', () => {
    const saved = after(reported, typed('415'), left, composed, answered('415', 2));
    expect(after(saved, synced('412', 1))).toBe(saved);
  });

  it('who changes the same cell is shown before the person sends', () => {
    expect(after(reported, typed('415'), synced('500', 2)).draft).toMatchObject({ text: '415', phase: { kind: 'overtaken', theirs: { value: '500', revision: 2 } } });
    expect(phase(after(reported, typed('415'), left, synced('500', 2)))).toBe('overtaken');
  });

  it('does not interrupt a value that is on its way: its answer decides', () => {
    expect(phase(after(reported, typed('415'), left, composed, synced('500', 2)))).toBe('sent');
  });

  it('who was faster is asked about', () => {
    const cell = after(reported, typed('415'), left, composed, stale('500', 2));
    expect(cell.draft).toMatchObject({ text: '415', phase: { kind: 'overtaken', theirs: { value: '500', revision: 2 } } });
    expect(after(cell, { type: 'kept mine' }).draft).toMatchObject({ text: '415', base: { value: '500', revision: 2 }, phase: { kind: 'queued' } });
    expect(after(cell, { type: 'took theirs' })).toEqual({ stored: { value: '500', revision: 2 }, draft: null, note: null });
  });

  it('who saved the same leaves nothing to ask', () => {
    expect(after(reported, typed('415'), left, composed, stale('415.0', 2))).toMatchObject({ draft: null, note: { kind: 'saved' }, stored: { revision: 2 } });
    expect(after(reported, typed('415'), left, synced('415', 2))).toMatchObject({ draft: null, note: { kind: 'saved' } });
  });

  it('who came back to the value that the person saw leaves nothing to ask', () => {
    expect(after(reported, typed('415'), left, composed, stale('412', 3)).draft).toMatchObject({ base: { revision: 3 }, phase: { kind: 'queued' } });
  });

  it('who changes it once more is shown with the newest value', () => {
    const cell = after(reported, typed('415'), left, synced('500', 2), synced('501', 3));
    expect(cell.draft?.phase).toEqual({ kind: 'overtaken', theirs: { value: '501', revision: 3 } });
    expect(after(cell, { type: 'kept mine' }).draft?.base.revision).toBe(3);
  });

  it('whose value the person then types has nothing left to decide', () => {
    expect(after(reported, typed('415'), synced('500', 2), typed('500'), left)).toMatchObject({ draft: null, note: { kind: 'saved' } });
  });

  it('who changed a cell whose draft was refused is not overwritten by the next try', () => {
    const refused = after(reported, typed('abc'), left, synced('500', 2));
    expect(phase(refused)).toBe('refused');
    expect(after(refused, typed('415'), left).draft?.phase).toEqual({ kind: 'overtaken', theirs: { value: '500', revision: 2 } });
  });

  it('is not settled by Esc', () => {
    const cell = after(reported, typed('415'), left, synced('500', 2));
    expect(after(cell, { type: 'reverted' })).toBe(cell);
  });
});

describe('Esc', () => {
  it('takes back what is typed, and only that', () => {
    expect(after(reported, typed('4'), { type: 'reverted' }).draft).toBeNull();
    const cell = after(reported, typed('415'), left, typed('9'), { type: 'reverted' });
    expect(cell.draft).toMatchObject({ text: '415', phase: { kind: 'queued' } });
    expect(after(cell, { type: 'reverted' }).draft).toBeNull();
  });
});

describe('a filled cell', () => {
  const put = (text: string): CellEvent => ({ type: 'put', text });

  it('is to be sent at once, or refused where it stands', () => {
    expect(phase(after(empty, put('1,234')))).toBe('queued');
    expect(phase(after(empty, put('ไม่มี')))).toBe('refused');
    expect(after(reported, put('412.00')).draft).toBeNull();
  });

  it('follows what is on its way, and still asks about a colleague', () => {
    expect(after(empty, typed('4'), left, composed, put('5'), answered('4', 1)).draft).toMatchObject({ text: '5', base: { revision: 1 }, phase: { kind: 'queued' } });
    expect(phase(after(reported, typed('5'), synced('6', 2), put('7')))).toBe('overtaken');
  });
});

describe('another window of the same person', () => {
  it('shows what is typed here, and lets the person finish it there', () => {
    const cell = after(reported, { type: 'shared', stored: reported.stored, draft: after(reported, typed('415', 'there')).draft });
    expect(textOf(cell)).toBe('415');
    expect(cell.draft !== null && needsPerson(cell.draft, 'here')).toBe(true);
    expect(phase(after(cell, { type: 'tried again' }))).toBe('queued');
    expect(cell.draft !== null && needsPerson(cell.draft, 'there')).toBe(false);
  });

  it('shows that it was saved', () => {
    const cell = after(reported, { type: 'shared', stored: reported.stored, draft: after(reported, typed('415'), left).draft });
    expect(after(cell, { type: 'shared', stored: { value: '415', revision: 2 }, draft: null })).toMatchObject({ stored: { value: '415' }, note: { kind: 'saved' } });
  });
});
