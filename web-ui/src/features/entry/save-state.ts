import { sameDecimal, typedNumber } from '@/format/numbers';

/** What the server holds. */
export interface Stored {
  value: string | null;
  revision: number;
}

export type Phase =
  | { kind: 'idle' }
  | { kind: 'saving'; sent: string | null }
  | { kind: 'saved' }
  | { kind: 'refused'; message: string }
  | { kind: 'stale'; theirs: Stored };

/**
 * One field of the sheet between a person and the server. `base` is what the person saw when typing began: it is what a save is measured
 * against, so that nobody's newer value is overwritten unseen.
 */
export interface SaveState {
  stored: Stored;
  base: Stored;
  draft: string;
  phase: Phase;
}

export type SaveEvent =
  | { type: 'synced'; stored: Stored }
  | { type: 'typed'; text: string }
  | { type: 'submitted' }
  | { type: 'answered'; stored: Stored }
  | { type: 'refused'; message: string }
  | { type: 'overtaken'; theirs: Stored }
  | { type: 'reverted' }
  | { type: 'kept mine' }
  | { type: 'took theirs' };

export function untouched(stored: Stored): SaveState {
  return { stored, base: stored, draft: stored.value ?? '', phase: { kind: 'idle' } };
}

/** What was typed before and not saved: the person decides whether it is still to be. */
export function resumed(stored: Stored, kept: { draft: string; base: Stored }, message: string): SaveState {
  return { stored, base: kept.base, draft: kept.draft, phase: { kind: 'refused', message } };
}

/** Whether the field says something else than what the person started from. */
export function isDirty({ draft, base }: SaveState): boolean {
  return !sameDecimal(typedNumber(draft), base.value);
}

/** Whether leaving the page now would lose something. */
export function isUnsaved(state: SaveState): boolean {
  return state.phase.kind === 'saving' || isDirty(state);
}

export function saveReducer(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'synced': {
      if (event.stored.revision <= state.stored.revision) {
        return state; // an answer that was on its way before our own save
      }
      return isUnsaved(state) ? { ...state, stored: event.stored } : untouched(event.stored);
    }
    case 'typed':
      return {
        ...state,
        base: isUnsaved(state) ? state.base : state.stored,
        draft: event.text,
        phase: state.phase.kind === 'saving' || state.phase.kind === 'stale' ? state.phase : { kind: 'idle' },
      };
    case 'submitted':
      return isDirty(state) && state.phase.kind !== 'saving'
        ? { ...state, phase: { kind: 'saving', sent: typedNumber(state.draft) } }
        : state;
    case 'answered': {
      const typedOn = state.phase.kind === 'saving' && !sameDecimal(typedNumber(state.draft), state.phase.sent);
      return typedOn
        ? { stored: event.stored, base: event.stored, draft: state.draft, phase: { kind: 'idle' } }
        : { ...untouched(event.stored), phase: { kind: 'saved' } };
    }
    case 'refused':
      return { ...state, phase: { kind: 'refused', message: event.message } };
    case 'overtaken':
      return sameDecimal(event.theirs.value, typedNumber(state.draft))
        ? { ...untouched(event.theirs), phase: { kind: 'saved' } }
        : { ...state, stored: event.theirs, phase: { kind: 'stale', theirs: event.theirs } };
    case 'reverted':
      return untouched(state.stored);
    case 'kept mine':
      return state.phase.kind === 'stale' ? { ...state, base: state.phase.theirs, phase: { kind: 'idle' } } : state;
    case 'took theirs':
      return state.phase.kind === 'stale' ? untouched(state.phase.theirs) : state;
  }
}
