export type Phase =
  | { kind: 'idle' }
  | { kind: 'saving'; sent: string }
  | { kind: 'saved' }
  | { kind: 'refused'; message: string }
  | { kind: 'overtaken'; theirs: string };

/** One field of a part between a person and the draft. `base` is what the person saw when typing began. */
export interface FieldState {
  stored: string;
  base: string;
  text: string;
  phase: Phase;
}

export type FieldEvent =
  | { type: 'synced'; stored: string }
  | { type: 'typed'; text: string }
  | { type: 'submitted' }
  | { type: 'answered' }
  | { type: 'refused'; message: string }
  | { type: 'overtaken'; theirs: string }
  | { type: 'kept mine' }
  | { type: 'reverted' };

export function untouched(stored: string, phase: Phase = { kind: 'idle' }): FieldState {
  return { stored, base: stored, text: stored, phase };
}

/** Whether the field says something else than what the person started from. */
export function isDirty({ text, base }: FieldState): boolean {
  return text !== base;
}

/** Whether the text is to be sent now: not what the server just refused, nor while somebody else's value waits for a choice. */
export function isToBeSaved(state: FieldState): boolean {
  return isDirty(state) && (state.phase.kind === 'idle' || state.phase.kind === 'saved');
}

export function fieldReducer(state: FieldState, event: FieldEvent): FieldState {
  switch (event.type) {
    case 'synced':
      // Saving shows its own text at once in the draft; what is being typed is never overwritten
      return state.phase.kind === 'saving' || isDirty(state)
        ? { ...state, stored: event.stored }
        : untouched(event.stored, event.stored === state.stored ? state.phase : { kind: 'idle' });
    case 'typed':
      return {
        ...state,
        text: event.text,
        base: isDirty(state) || state.phase.kind === 'saving' ? state.base : state.stored,
        phase: state.phase.kind === 'saving' || state.phase.kind === 'overtaken' ? state.phase : { kind: 'idle' },
      };
    case 'submitted':
      return state.phase.kind === 'saving' ? state : { ...state, phase: { kind: 'saving', sent: state.text } };
    case 'answered': {
      const sent = state.phase.kind === 'saving' ? state.phase.sent : state.text;
      return state.text === sent
        ? untouched(state.stored, { kind: 'saved' })
        : { ...state, base: state.stored, phase: { kind: 'idle' } };
    }
    case 'refused':
      return { ...state, phase: { kind: 'refused', message: event.message } };
    case 'overtaken':
      return event.theirs === state.text
        ? untouched(event.theirs, { kind: 'saved' })
        : { ...state, stored: event.theirs, phase: { kind: 'overtaken', theirs: event.theirs } };
    case 'kept mine':
      return { ...state, base: state.stored, phase: { kind: 'idle' } };
    case 'reverted':
      return untouched(state.stored);
  }
}
