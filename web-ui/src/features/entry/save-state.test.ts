import { describe, expect, it } from 'vitest';
import { isDirty, isUnsaved, saveReducer, untouched, type SaveEvent, type SaveState } from './save-state';

const after = (start: SaveState, ...events: SaveEvent[]) => events.reduce(saveReducer, start);
const empty = untouched({ value: null, revision: 0 });
const reported = untouched({ value: '412', revision: 1 });

describe('a field of the sheet', () => {
  it('is clean until something else is typed', () => {
    expect(isDirty(reported)).toBe(false);
    expect(isDirty(after(reported, { type: 'typed', text: '412.0' }))).toBe(false);
    expect(isDirty(after(reported, { type: 'typed', text: '415' }))).toBe(true);
  });

  it('saves nothing when nothing changed', () => {
    expect(after(reported, { type: 'submitted' }).phase.kind).toBe('idle');
  });

  it('shows what the server stored', () => {
    const state = after(empty, { type: 'typed', text: '๔๑๒' }, { type: 'submitted' }, { type: 'answered', stored: { value: '412', revision: 1 } });
    expect(state).toMatchObject({ draft: '412', base: { revision: 1 }, phase: { kind: 'saved' } });
    expect(isUnsaved(state)).toBe(false);
  });

  it('keeps what is typed while a save is on its way, and still has to save it', () => {
    const state = after(
      empty,
      { type: 'typed', text: '4' },
      { type: 'submitted' },
      { type: 'typed', text: '41' },
      { type: 'answered', stored: { value: '4', revision: 1 } },
    );
    expect(state).toMatchObject({ draft: '41', base: { value: '4', revision: 1 }, phase: { kind: 'idle' } });
    expect(isUnsaved(state)).toBe(true);
  });

  it('keeps what was refused and says why', () => {
    const state = after(empty, { type: 'typed', text: 'abc' }, { type: 'submitted' }, { type: 'refused', message: 'ต้องเป็นตัวเลข' });
    expect(state).toMatchObject({ draft: 'abc', phase: { kind: 'refused', message: 'ต้องเป็นตัวเลข' } });
    expect(isUnsaved(state)).toBe(true);
    expect(after(state, { type: 'reverted' })).toMatchObject({ draft: '', phase: { kind: 'idle' } });
  });

  it('follows a newer value of somebody else while it is untouched', () => {
    expect(after(reported, { type: 'synced', stored: { value: '500', revision: 2 } }).draft).toBe('500');
  });

  it('does not go back to an answer older than its own save', () => {
    const saved = after(reported, { type: 'typed', text: '415' }, { type: 'submitted' }, { type: 'answered', stored: { value: '415', revision: 2 } });
    expect(after(saved, { type: 'synced', stored: { value: '412', revision: 1 } }).draft).toBe('415');
  });

  it('saves against what the person saw, not against what came while typing', () => {
    const state = after(reported, { type: 'typed', text: '415' }, { type: 'synced', stored: { value: '500', revision: 2 } });
    expect(state).toMatchObject({ draft: '415', base: { revision: 1 } });
  });

  it('lets the person choose when somebody was faster', () => {
    const stale = after(
      reported,
      { type: 'typed', text: '415' },
      { type: 'submitted' },
      { type: 'overtaken', theirs: { value: '500', revision: 2 } },
    );
    expect(stale.phase).toEqual({ kind: 'stale', theirs: { value: '500', revision: 2 } });
    expect(after(stale, { type: 'kept mine' })).toMatchObject({ draft: '415', base: { revision: 2 } });
    expect(after(stale, { type: 'took theirs' })).toMatchObject({ draft: '500', base: { revision: 2 }, phase: { kind: 'idle' } });
  });

  it('has nothing to choose when somebody saved the same', () => {
    const state = after(
      reported,
      { type: 'typed', text: '415' },
      { type: 'submitted' },
      { type: 'overtaken', theirs: { value: '415.0', revision: 2 } },
    );
    expect(state.phase.kind).toBe('saved');
  });
});
