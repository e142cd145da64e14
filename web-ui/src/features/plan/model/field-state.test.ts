import { describe, expect, it } from 'vitest';
import { fieldReducer, isDirty, isToBeSaved, untouched, type FieldEvent, type FieldState } from './field-state';

const after = (state: FieldState, ...events: FieldEvent[]) => events.reduce(fieldReducer, state);

describe('a field of the plan', () => {
  it('is saved when something else is typed, and rests once it is', () => {
    const typed = after(untouched('5'), { type: 'typed', text: '7' });
    expect(isToBeSaved(typed)).toBe(true);
    const saved = after(typed, { type: 'submitted' }, { type: 'synced', stored: '7' }, { type: 'answered' });
    expect(saved).toEqual({ stored: '7', base: '7', text: '7', phase: { kind: 'saved' } });
  });

  it('shows what the server made of it', () => {
    const saved = after(untouched('5'), { type: 'typed', text: '๗' }, { type: 'submitted' }, { type: 'synced', stored: '7' }, { type: 'answered' });
    expect(saved.text).toBe('7');
  });

  it('keeps what is typed on while it is being saved, and saves that next', () => {
    const state = after(untouched('a'), { type: 'typed', text: 'ab' }, { type: 'submitted' }, { type: 'synced', stored: 'ab' }, { type: 'typed', text: 'abc' }, { type: 'answered' });
    expect(state.text).toBe('abc');
    expect(state.base).toBe('ab');
    expect(isToBeSaved(state)).toBe(true);
  });

  it('keeps what was refused, tells why, and is not sent again by itself', () => {
    const state = after(untouched('5'), { type: 'typed', text: '500' }, { type: 'submitted' }, { type: 'synced', stored: '500' }, { type: 'synced', stored: '5' }, { type: 'refused', message: 'ไม่เกิน 100' });
    expect(state.text).toBe('500');
    expect(isDirty(state)).toBe(true);
    expect(isToBeSaved(state)).toBe(false);
    expect(isToBeSaved(after(state, { type: 'typed', text: '50' }))).toBe(true);
    expect(after(state, { type: 'reverted' }).text).toBe('5');
  });

  it('lets a person choose when somebody else was faster', () => {
    const state = after(untouched('5'), { type: 'typed', text: '7' }, { type: 'submitted' }, { type: 'overtaken', theirs: '6' });
    expect(state.text).toBe('7');
    expect(isToBeSaved(state)).toBe(false);
    expect(after(state, { type: 'kept mine' })).toMatchObject({ text: '7', base: '6', phase: { kind: 'idle' } });
    expect(after(state, { type: 'reverted' })).toMatchObject({ text: '6', base: '6' });
  });

  it('agrees when somebody else typed the same', () => {
    expect(after(untouched('5'), { type: 'typed', text: '6' }, { type: 'submitted' }, { type: 'overtaken', theirs: '6' }).phase.kind).toBe('saved');
  });

  it('follows the draft while nobody types in it', () => {
    expect(after(untouched('5'), { type: 'synced', stored: '8' }).text).toBe('8');
    expect(after(untouched('5'), { type: 'typed', text: '7' }, { type: 'synced', stored: '8' }).text).toBe('7');
  });
});
