import { isNumber, sameDecimal, typedNumber } from '@/format/numbers';

/** What the server holds. */
export interface Stored {
  value: string | null;
  revision: number;
}

/** Why a value was not taken: it is no number, the server said so, or the server failed in a way that may pass. */
export type Why = { kind: 'number' } | { kind: 'told'; text: string } | { kind: 'failed'; text: string | null };

export type Phase =
  /** The person is in the field, in this window or in another one. `over` is what was left in it before and not sent yet. */
  | { kind: 'typing'; tab: string; over: string | null }
  /** Left, to be sent. */
  | { kind: 'queued' }
  /** In the request of this key. `open` names the window in which something else is being typed meanwhile. */
  | { kind: 'sent'; key: string; value: string | null; open: string | null }
  | { kind: 'refused'; why: Why }
  /** Somebody else changed what the person saw: the person decides. */
  | { kind: 'overtaken'; theirs: Stored };

/**
 * What a person typed and the server has not confirmed. `base` is what stood there when typing began: it is what a save is measured
 * against, so that nobody's newer value is overwritten unseen.
 */
export interface Draft {
  text: string;
  base: Stored;
  phase: Phase;
}

/** What just happened to a cell without the person's doing anything more about it. */
export type Note = { kind: 'saved' } | { kind: 'changed'; was: string | null };

/** One value of the sheet between a person and the server. */
export interface Cell {
  stored: Stored;
  draft: Draft | null;
  note: Note | null;
}

export type CellEvent =
  /** The server's sheet was read. */
  | { type: 'synced'; stored: Stored }
  | { type: 'typed'; text: string; tab: string }
  /** The field was left: by Enter, an arrow, Tab, a click elsewhere, or because the page went away. */
  | { type: 'left' }
  /** Filled at once: pasted, or put back. */
  | { type: 'put'; text: string }
  | { type: 'reverted' }
  | { type: 'looked' }
  | { type: 'composed'; key: string }
  | { type: 'answered'; key: string; stored: Stored }
  | { type: 'stale'; key: string; theirs: Stored }
  | { type: 'refused'; key: string; why: Why }
  /** The request did nothing and its key is spent: what was in it is to be sent anew. */
  | { type: 'returned'; key: string }
  | { type: 'tried again' }
  | { type: 'kept mine' }
  | { type: 'took theirs' }
  /** Another window of the same person did something to it. */
  | { type: 'shared'; stored: Stored; draft: Draft | null };

export function untouched(stored: Stored): Cell {
  return { stored, draft: null, note: null };
}

/** What the field shows to somebody who edits it. */
export function textOf({ stored, draft }: Cell): string {
  return draft?.text ?? stored.value ?? '';
}

/** Whether a draft says something else than what the person started from. */
export function isDirty({ text, base }: Draft): boolean {
  return !sameDecimal(typedNumber(text), base.value);
}

/** Whether only the person can settle it; everything else settles by itself. */
export function needsPerson(draft: Draft, tab: string): boolean {
  return draft.phase.kind === 'refused' || draft.phase.kind === 'overtaken' || (draft.phase.kind === 'typing' && draft.phase.tab !== tab);
}

export function cellReducer(cell: Cell, event: CellEvent): Cell {
  const { stored, draft } = cell;
  switch (event.type) {
    case 'synced': {
      if (event.stored.revision <= stored.revision) {
        return cell; // an answer that was on its way before our own save
      }
      if (draft === null) {
        return {
          stored: event.stored,
          draft: null,
          note: sameDecimal(event.stored.value, stored.value) ? cell.note : { kind: 'changed', was: stored.value },
        };
      }
      return confronted({ ...cell, stored: event.stored });
    }
    case 'typed':
      if (draft === null) {
        return { stored, draft: { text: event.text, base: stored, phase: { kind: 'typing', tab: event.tab, over: null } }, note: null };
      }
      return { ...cell, draft: { ...draft, text: event.text, phase: whileTyping(draft, event.tab) }, note: null };
    case 'left':
      switch (draft?.phase.kind) {
        case 'typing':
          return submitted(cell, draft);
        case 'sent':
          return draft.phase.open === null ? cell : { ...cell, draft: { ...draft, phase: { ...draft.phase, open: null } } };
        case 'overtaken':
          return sameDecimal(draft.phase.theirs.value, typedNumber(draft.text)) ? settled(cell) : cell;
        default:
          return cell;
      }
    case 'put': {
      const put: Draft = { text: event.text, base: draft?.base ?? stored, phase: draft?.phase ?? { kind: 'queued' } };
      if (put.phase.kind === 'sent') {
        return { ...cell, draft: { ...put, phase: { ...put.phase, open: null } }, note: null };
      }
      return put.phase.kind === 'overtaken' ? cellReducer({ ...cell, draft: put }, { type: 'left' }) : submitted({ ...cell, note: null }, put);
    }
    case 'reverted':
      switch (draft?.phase.kind) {
        case 'typing':
          return draft.phase.over === null ? dropped(cell) : { ...cell, draft: { ...draft, text: draft.phase.over, phase: { kind: 'queued' } } };
        case 'sent':
          return { ...cell, draft: { ...draft, text: draft.phase.value ?? '', phase: { ...draft.phase, open: null } } };
        case 'queued':
        case 'refused':
          return dropped(cell);
        default:
          return cell; // overtaken: two buttons say what there is to choose from
      }
    case 'looked':
      return cell.note?.kind === 'changed' ? { ...cell, note: null } : cell;
    case 'composed':
      return draft?.phase.kind === 'queued'
        ? { ...cell, draft: { ...draft, phase: { kind: 'sent', key: event.key, value: typedNumber(draft.text), open: null } } }
        : cell;
    case 'answered': {
      const now = newer(stored, event.stored);
      if (draft?.phase.kind !== 'sent' || draft.phase.key !== event.key) {
        return cellReducer(cell, { type: 'synced', stored: event.stored });
      }
      const known = { ...cell, stored: now };
      if (sameDecimal(typedNumber(draft.text), draft.phase.value)) {
        return now.revision > event.stored.revision && !sameDecimal(now.value, event.stored.value)
          ? { stored: now, draft: null, note: { kind: 'changed', was: event.stored.value } }
          : settled(known);
      }
      return typedOn(known, { ...draft, base: event.stored }, draft.phase.open);
    }
    case 'stale': {
      const now = newer(stored, event.theirs);
      if (draft?.phase.kind !== 'sent' || draft.phase.key !== event.key) {
        return cellReducer(cell, { type: 'synced', stored: event.theirs });
      }
      const known = { ...cell, stored: now };
      if (sameDecimal(now.value, typedNumber(draft.text))) {
        return settled(known);
      }
      return sameDecimal(now.value, draft.phase.value)
        ? typedOn(known, { ...draft, base: now }, draft.phase.open)
        : typedOn(known, draft, draft.phase.open);
    }
    case 'refused':
      if (draft?.phase.kind !== 'sent' || draft.phase.key !== event.key) {
        return cell;
      }
      return sameDecimal(typedNumber(draft.text), draft.phase.value)
        ? { ...cell, draft: { ...draft, phase: { kind: 'refused', why: event.why } }, note: null }
        : typedOn(cell, draft, draft.phase.open);
    case 'returned':
      return draft?.phase.kind === 'sent' && draft.phase.key === event.key ? typedOn(cell, draft, draft.phase.open) : cell;
    case 'tried again':
      return draft?.phase.kind === 'refused' || draft?.phase.kind === 'typing' ? submitted(cell, draft) : cell;
    case 'kept mine':
      return draft?.phase.kind === 'overtaken' ? submitted(cell, { ...draft, base: draft.phase.theirs }) : cell;
    case 'took theirs':
      return draft?.phase.kind === 'overtaken' ? dropped(cell) : cell;
    case 'shared': {
      const known = { ...cell, stored: newer(stored, event.stored) };
      if (event.draft !== null) {
        return { ...known, draft: event.draft, note: null };
      }
      return { ...known, draft: null, note: draft !== null && event.stored.revision > draft.base.revision ? { kind: 'saved' } : null };
    }
  }
}

function whileTyping({ text, phase }: Draft, tab: string): Phase {
  switch (phase.kind) {
    case 'sent':
      return { ...phase, open: tab };
    case 'overtaken':
      return phase;
    case 'typing':
      return { ...phase, tab };
    case 'queued':
      return { kind: 'typing', tab, over: text };
    case 'refused':
      return { kind: 'typing', tab, over: null };
  }
}

/** A draft that is finished: to be sent, unless it says nothing new, is no number, or somebody was faster. */
function submitted(cell: Cell, draft: Draft): Cell {
  if (!isDirty(draft)) {
    return dropped(cell);
  }
  return isNumber(draft.text)
    ? confronted({ ...cell, draft: { ...draft, phase: { kind: 'queued' } } })
    : { ...cell, draft: { ...draft, phase: { kind: 'refused', why: { kind: 'number' } } } };
}

/** What was typed while a request was on its way. */
function typedOn(cell: Cell, draft: Draft, open: string | null): Cell {
  return open === null ? submitted(cell, draft) : confronted({ ...cell, draft: { ...draft, phase: { kind: 'typing', tab: open, over: null } } });
}

/**
 * Looks at a newer value of somebody else: the same as mine needs no saving; the value that the person saw, come back, hides nothing; any
 * other is for the person to decide. A draft that is on its way is judged by its answer.
 */
function confronted(cell: Cell): Cell {
  const { stored, draft } = cell;
  if (draft === null || draft.phase.kind === 'sent' || draft.phase.kind === 'refused' || stored.revision <= draft.base.revision) {
    return cell;
  }
  const isTyping = draft.phase.kind === 'typing';
  if (!isTyping && sameDecimal(stored.value, typedNumber(draft.text))) {
    return settled(cell);
  }
  if (draft.phase.kind !== 'overtaken' && sameDecimal(stored.value, draft.base.value)) {
    return { ...cell, draft: { ...draft, base: stored } };
  }
  return { ...cell, draft: { ...draft, phase: { kind: 'overtaken', theirs: stored } }, note: null };
}

function settled({ stored }: Cell): Cell {
  return { stored, draft: null, note: { kind: 'saved' } };
}

function dropped({ stored }: Cell): Cell {
  return { stored, draft: null, note: null };
}

function newer(one: Stored, other: Stored): Stored {
  return other.revision > one.revision ? other : one;
}
