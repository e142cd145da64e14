import { isTransient, ProblemError } from '@/api/problem';
import type { Schemas } from '@/api/client';
import { sameDecimal, typedNumber } from '@/format/numbers';
import { cellReducer, needsPerson, textOf, untouched, type Cell, type CellEvent, type Draft, type Stored, type Why } from './cell';
import type { Keeping, SheetRequest } from './keeping';
import type { PastePlan } from './paste';
import type { Windows } from './windows';

export type ReportResult = Schemas['ReportResult'];

export interface Transport {
  send: (request: SheetRequest, signal: AbortSignal) => Promise<ReportResult[]>;
  newKey: () => string;
  isOnline: () => boolean;
  /** What the rows say now, after an answer. */
  onAnswer: (results: ReportResult[]) => void;
  /** The session is over: nothing is sent until somebody has signed in. */
  onSignedOut: () => void;
}

/** A cell as its field shows it. */
export interface CellView {
  text: string;
  /** What the field says beside the number. `elsewhere`: typed and not left, in another window or before the browser fell. */
  state: 'idle' | 'typing' | 'elsewhere' | 'saving' | 'waiting' | 'saved' | 'changed' | 'refused' | 'overtaken';
  why: Why | null;
  theirs: Stored | null;
  /** With `changed`: what stood there before. */
  was: string | null;
}

/** How the whole sheet stands. */
export interface SheetStanding {
  saving: number;
  waiting: number;
  /** Variables that only the person can settle, in the sheet's order. */
  undecided: ReadonlySet<string>;
  /** How many of them were refused; for the others there is something to choose. */
  refused: number;
  /** Something was saved since the sheet was opened. */
  saved: boolean;
  isOnline: boolean;
  /** Unsaved work outlives this page. */
  isKept: boolean;
  filled: Filled | null;
}

/** What was pasted last. */
export interface Filled {
  count: number;
  plan: PastePlan;
  cells: ReadonlyMap<string, { before: Draft | null; value: string; text: string }>;
}

const COALESCE = 150;
const MOST_ROWS = 200;
const BACK_OFF = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A line may be gone without saying so; repeating the request costs nothing. */
const PATIENCE = 20_000;

/**
 * All unsaved work on one sheet: takes what is typed, keeps it, sends it in one request at a time, and repeats a request that was not
 * answered until it is. Cells tell their own listeners only, so that typing in one does not draw the others.
 */
export class SheetDesk {
  private readonly cells = new Map<string, Cell>();
  private readonly views = new Map<string, CellView>();
  private readonly cellListeners = new Map<string, Set<() => void>>();
  private readonly listeners = new Set<() => void>();
  /** Changed drafts that are not kept yet. */
  private unkept = new Set<string>();
  /** Drafts changed since the last look into what is kept: newer than that. */
  private touched = new Set<string>();
  private writing: Promise<void> = Promise.resolve();
  private working = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  /** Sent, or about to be, and not answered. */
  private request: SheetRequest | null = null;
  private sending: AbortController | null = null;
  private signedOut = false;
  private closed = false;
  private saved = false;
  private filled: Filled | null = null;
  private undecided: ReadonlySet<string> = new Set();
  private shown: SheetStanding;

  private constructor(
    private readonly transport: Transport,
    private readonly keeping: Keeping,
    private readonly windows: Windows,
    readonly tab: string,
    private isKept: boolean,
  ) {
    this.shown = this.look();
    windows.listen((changes) => this.hear(changes));
  }

  /** Opens the sheet with what was kept of it. */
  static async open(transport: Transport, keeping: Keeping, windows: Windows, tab: string, isKept = true): Promise<SheetDesk> {
    const desk = new SheetDesk(transport, keeping, windows, tab, isKept);
    await desk.recall();
    return desk;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly standing = (): SheetStanding => this.shown;

  subscribeTo(variable: string, listener: () => void): () => void {
    const listeners = this.cellListeners.get(variable) ?? new Set();
    this.cellListeners.set(variable, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Undefined before the sheet was read. */
  view(variable: string): CellView | undefined {
    return this.views.get(variable);
  }

  /** The server's sheet, in its order. */
  synced(entries: readonly ({ variable: string } & Stored)[]): void {
    for (const { variable, value, revision } of entries) {
      const cell = this.cells.get(variable);
      const stored = { value, revision };
      // Nobody saw anything before the first reading: nothing is told to have changed since
      const isFirst = cell === undefined || cell.stored.revision < 0;
      const known = isFirst ? { ...untouched(cell?.draft?.base ?? stored), draft: cell?.draft ?? null } : cell;
      this.cells.delete(variable); // to the end: the cells keep the sheet's order
      this.cells.set(variable, known);
      this.change(variable, { type: 'synced', stored }, cell);
    }
    this.tell();
    this.wake();
  }

  typed(variable: string, text: string): void {
    this.change(variable, { type: 'typed', text, tab: this.tab });
    this.tell();
  }

  left(variable: string): void {
    this.command(variable, { type: 'left' });
  }

  reverted(variable: string): void {
    this.command(variable, { type: 'reverted' });
  }

  looked(variable: string): void {
    this.command(variable, { type: 'looked' });
  }

  triedAgain(variable: string): void {
    this.command(variable, { type: 'tried again' });
  }

  keptMine(variable: string): void {
    this.command(variable, { type: 'kept mine' });
  }

  tookTheirs(variable: string): void {
    this.command(variable, { type: 'took theirs' });
  }

  /** Fills many cells at once; one `undoFill` puts back what stood there. */
  fill(plan: PastePlan): void {
    const cells = new Map<string, { before: Draft | null; value: string; text: string }>();
    for (const [variable, text] of plan.texts) {
      const cell = this.cells.get(variable);
      if (cell !== undefined) {
        cells.set(variable, { before: cell.draft, value: textOf(cell), text });
        this.change(variable, { type: 'put', text });
      }
    }
    this.filled = { count: cells.size, plan, cells };
    this.tell();
    this.soon(COALESCE);
  }

  /** Puts back what stood in the filled cells, where they still hold what they were filled with. */
  undoFill(): void {
    for (const [variable, { before, value, text }] of this.filled?.cells ?? []) {
      const cell = this.cells.get(variable);
      if (cell === undefined || !sameText(textOf(cell), text)) {
        continue;
      }
      const unsent = cell.draft !== null && cell.draft.phase.kind !== 'sent';
      if (unsent && before?.phase.kind !== 'sent') {
        this.set(variable, { ...cell, draft: before });
      } else {
        this.change(variable, { type: 'put', text: value });
      }
    }
    this.filled = null;
    this.tell();
    this.soon(COALESCE);
  }

  forgetFill(): void {
    this.filled = null;
    this.tell();
  }

  /** The line may be back, or the person is: no more waiting. */
  wake(): void {
    this.failures = 0;
    this.showAll();
    this.stand();
    this.soon(0);
  }

  /** The browser says that the line is back: what was sent over the old one will not be answered. */
  online(): void {
    this.sending?.abort();
    this.wake();
  }

  /** The line went away: what is on its way waits. */
  offline(): void {
    this.showAll();
    this.stand();
  }

  /** The page goes away: whatever is being typed here counts as left, and is kept. */
  leave(): void {
    for (const [variable, { draft }] of this.cells) {
      if ((draft?.phase.kind === 'typing' && draft.phase.tab === this.tab) || (draft?.phase.kind === 'sent' && draft.phase.open === this.tab)) {
        this.change(variable, { type: 'left' });
      }
    }
    this.tell();
  }

  close(): void {
    this.leave();
    this.closed = true;
    clearTimeout(this.timer);
    this.windows.close();
    void this.kept().then(() => (this.working ? undefined : this.keeping.close()));
  }

  private command(variable: string, event: CellEvent): void {
    const before = this.cells.get(variable)?.draft;
    this.change(variable, event);
    this.tell();
    if (this.cells.get(variable)?.draft !== before) {
      this.soon(COALESCE);
    }
  }

  private change(variable: string, event: CellEvent, before = this.cells.get(variable)): void {
    const cell = this.cells.get(variable);
    if (cell !== undefined) {
      this.set(variable, cellReducer(cell, event), before);
    }
  }

  private set(variable: string, cell: Cell, before = this.cells.get(variable)): void {
    this.cells.set(variable, cell);
    if (cell !== before) {
      if (cell.draft !== (before?.draft ?? null)) {
        this.unkept.add(variable);
        this.touched.add(variable);
      }
      this.show(variable, cell);
    }
  }

  /** Shows the sheet's standing, keeps what changed, and tells the other windows. */
  private tell(): void {
    if (this.unkept.size > 0) {
      const changed = this.unkept;
      this.unkept = new Set();
      const drafts = this.draftsOf(changed);
      this.windows.tell(
        [...changed].flatMap((variable) => {
          const cell = this.cells.get(variable);
          return cell === undefined ? [] : [[variable, { stored: cell.stored, draft: cell.draft }]];
        }),
      );
      this.writing = Promise.all([this.writing, this.keeping.write(drafts).catch(() => this.notKept())]).then(() => undefined);
    }
    this.stand();
  }

  private stand(): void {
    const now = this.look();
    if (!same(now, this.shown)) {
      this.shown = now;
      this.listeners.forEach((listener) => listener());
    }
  }

  private kept(): Promise<void> {
    return this.writing;
  }

  private notKept(): void {
    this.isKept = false;
    this.stand();
  }

  private draftsOf(variables: Iterable<string>): Map<string, Draft | null> {
    return new Map([...variables].map((variable) => [variable, this.cells.get(variable)?.draft ?? null]));
  }

  /** Another window did something. */
  private hear(changes: [string, Pick<Cell, 'stored' | 'draft'>][]): void {
    for (const [variable, { stored, draft }] of changes) {
      const cell = this.cells.get(variable);
      if (cell !== undefined) {
        const next = cellReducer(cell, { type: 'shared', stored, draft });
        this.cells.set(variable, next);
        this.touched.add(variable);
        this.show(variable, next);
      }
    }
    this.stand();
    this.soon(COALESCE);
  }

  /** Takes over what is kept, except what is being changed here at this moment. */
  private async recall(): Promise<SheetRequest | null> {
    const touched = (this.touched = new Set());
    await this.kept();
    if (!this.isKept) {
      return this.request;
    }
    const kept = await this.keeping.read().catch(() => null);
    if (kept === null) {
      this.notKept();
      return this.request;
    }
    const { drafts, request } = kept;
    this.request = request;
    for (const variable of new Set([...drafts.keys(), ...this.cells.keys()])) {
      const draft = drafts.get(variable) ?? null;
      const cell = this.cells.get(variable);
      if (touched.has(variable) || JSON.stringify(cell?.draft ?? null) === JSON.stringify(draft)) {
        continue;
      }
      // What the server holds is not known before its sheet was read; -1 is older than anything
      const next: Cell = { stored: cell?.stored ?? { value: null, revision: -1 }, draft, note: cell?.note ?? null };
      this.cells.set(variable, next);
      this.show(variable, next);
    }
    this.stand();
    return request;
  }

  private hasWork(): boolean {
    return this.request !== null || [...this.cells.values()].some(({ draft }) => draft?.phase.kind === 'queued' || draft?.phase.kind === 'sent');
  }

  private soon(milliseconds: number): void {
    clearTimeout(this.timer);
    if (this.closed || this.signedOut || !this.hasWork()) {
      return;
    }
    this.timer = setTimeout(() => void this.work(), milliseconds);
  }

  /** Sends what there is to send, one request after the other, until there is nothing or the line is away. */
  private async work(): Promise<void> {
    if (this.working) {
      return; // it looks again before it ends
    }
    this.working = true;
    try {
      let again = true;
      while (again && !this.closed && !this.signedOut && this.hasWork()) {
        again = false;
        await this.windows.alone(async () => {
          again = await this.sendOne();
        });
      }
    } finally {
      this.working = false;
      if (this.closed) {
        this.keeping.close();
      }
    }
    this.soon(this.failures === 0 ? COALESCE : (BACK_OFF[Math.min(this.failures, BACK_OFF.length) - 1] ?? 0));
  }

  /** Whether to go on at once. */
  private async sendOne(): Promise<boolean> {
    const request = (await this.recall()) ?? (await this.compose());
    if (request === null || this.closed) {
      return false;
    }
    this.request = request;
    try {
      const results = await this.send(request);
      await this.settle(request, (variable) => eventOf(request.key, results.find((result) => result.variable === variable)));
      this.failures = results.some(({ status }) => status === 503) ? this.failures + 1 : 0;
      this.saved ||= results.some(({ status }) => status === 200);
      this.transport.onAnswer(results);
    } catch (failure) {
      const next = this.afterFailure(request, failure);
      if (next !== null) {
        await this.settle(request, () => next);
      }
    }
    this.showAll();
    this.stand();
    return this.failures === 0;
  }

  private async send(request: SheetRequest): Promise<ReportResult[]> {
    const sending = (this.sending = new AbortController());
    const timer = setTimeout(() => sending.abort(), PATIENCE);
    try {
      return await this.transport.send(request, sending.signal);
    } finally {
      clearTimeout(timer);
      this.sending = null;
    }
  }

  /** Puts what waits into a request and keeps it before it is sent. Without a line nothing is put together: it may change still. */
  private async compose(): Promise<SheetRequest | null> {
    if (!this.transport.isOnline() && this.failures < BACK_OFF.length) {
      this.failures++; // the browser may be wrong about the line: after a minute it is tried all the same
      return null;
    }
    const waiting = [...this.cells].filter(([, { draft }]) => draft?.phase.kind === 'queued').slice(0, MOST_ROWS);
    const key = this.transport.newKey();
    const values: SheetRequest['values'] = [];
    const sent: [string, Cell][] = [];
    for (const [variable, cell] of waiting) {
      const next = cellReducer(cell, { type: 'composed', key });
      if (next.draft?.phase.kind === 'sent') {
        values.push({ variable, value: next.draft.phase.value, revision: next.draft.base.revision });
        sent.push([variable, next]);
      }
    }
    if (values.length === 0) {
      // In no request and still on its way: the request was lost with the browser's database
      this.requeueLost();
      return null;
    }
    const request = { key, values };
    for (const [variable, cell] of sent) {
      this.set(variable, cell);
    }
    const drafts = this.draftsOf(sent.map(([variable]) => variable));
    const claimed = await this.keeping.claim(request, drafts).catch(() => {
      this.notKept();
      return request;
    });
    this.tell();
    return claimed;
  }

  private requeueLost(): void {
    for (const [variable, { draft }] of this.cells) {
      if (draft?.phase.kind === 'sent') {
        this.change(variable, { type: 'returned', key: draft.phase.key });
      }
    }
    this.request = null;
    this.tell();
  }

  private async settle({ key, values }: SheetRequest, eventFor: (variable: string) => CellEvent): Promise<void> {
    const variables = values.map(({ variable }) => variable);
    for (const variable of variables) {
      this.change(variable, eventFor(variable));
    }
    this.request = null;
    await this.kept();
    await this.keeping.settle(key, this.draftsOf(variables)).catch(() => this.notKept());
    this.tell();
  }

  /** What becomes of the rows of a request that was not carried out; null keeps it as it is, to be repeated. */
  private afterFailure({ key }: SheetRequest, failure: unknown): CellEvent | null {
    if (!(failure instanceof ProblemError)) {
      throw failure;
    }
    this.failures++;
    if (failure.status === 401) {
      this.signedOut = true;
      this.transport.onSignedOut();
      return null;
    }
    if (isTransient(failure) || failure.status === 429 || failure.slug === 'csrf') {
      return null;
    }
    if (failure.slug === 'idempotency-key-reused') {
      return { type: 'returned', key };
    }
    if (failure.status >= 500 && this.failures < 4) {
      return null;
    }
    this.failures = 0;
    return { type: 'refused', key, why: whyOf(failure) };
  }

  private show(variable: string, cell: Cell): void {
    const view = this.viewOf(cell);
    if (!same(view, this.views.get(variable))) {
      this.views.set(variable, view);
      this.cellListeners.get(variable)?.forEach((listener) => listener());
    }
  }

  private showAll(): void {
    for (const [variable, cell] of this.cells) {
      if (cell.draft !== null) {
        this.show(variable, cell);
      }
    }
  }

  private isAway(): boolean {
    return this.failures > 0 || !this.transport.isOnline();
  }

  private viewOf({ stored, draft, note }: Cell): CellView {
    const view: CellView = { ...NOTHING, text: textOf({ stored, draft, note }) };
    switch (draft?.phase.kind) {
      case undefined:
        return note?.kind === 'changed' ? { ...view, state: 'changed', was: note.was } : { ...view, state: note?.kind ?? 'idle' };
      case 'typing':
        return { ...view, state: draft.phase.tab === this.tab ? 'typing' : 'elsewhere' };
      case 'queued':
      case 'sent':
        return { ...view, state: this.isAway() ? 'waiting' : 'saving' };
      case 'refused':
        return { ...view, state: 'refused', why: draft.phase.why };
      case 'overtaken':
        return { ...view, state: 'overtaken', theirs: draft.phase.theirs };
    }
  }

  private look(): SheetStanding {
    const standing: SheetStanding = {
      saving: 0,
      waiting: 0,
      undecided: this.undecided,
      refused: 0,
      saved: this.saved,
      isOnline: this.transport.isOnline(),
      isKept: this.isKept,
      filled: this.filled,
    };
    const isAway = this.isAway();
    const undecided: string[] = [];
    for (const [variable, { draft }] of this.cells) {
      if (draft === null) {
        continue;
      }
      if (needsPerson(draft, this.tab)) {
        undecided.push(variable);
        standing.refused += draft.phase.kind === 'refused' ? 1 : 0;
      } else if (draft.phase.kind !== 'typing') {
        standing[isAway ? 'waiting' : 'saving']++;
      }
    }
    return { ...standing, undecided: sameMembers(undecided, this.undecided) ? this.undecided : (this.undecided = new Set(undecided)) };
  }
}

export const NOTHING: CellView = { text: '', state: 'idle', why: null, theirs: null, was: null };

function eventOf(key: string, result: ReportResult | undefined): CellEvent {
  if (result === undefined || result.status === 503) {
    return { type: 'returned', key };
  }
  if (result.entry !== null && result.status === 200) {
    return { type: 'answered', key, stored: { value: result.entry.value, revision: result.entry.revision } };
  }
  const problem = new ProblemError(result.problem ?? { type: 'about:blank', title: '', status: result.status });
  const current = problem.slug === 'stale-revision' ? problem.details.current : null;
  return current?.revision === undefined
    ? { type: 'refused', key, why: whyOf(problem) }
    : { type: 'stale', key, theirs: { value: current.value ?? null, revision: current.revision } };
}

function whyOf(problem: ProblemError): Why {
  return problem.status >= 500 || !problem.isTold
    ? { kind: 'failed', text: problem.isTold ? problem.explanation : null }
    : { kind: 'told', text: problem.explanation };
}

function sameMembers(list: readonly string[], set: ReadonlySet<string>): boolean {
  return list.length === set.size && list.every((member) => set.has(member));
}

function sameText(one: string, other: string): boolean {
  return sameDecimal(typedNumber(one), typedNumber(other));
}

function same<T extends object>(one: T, other: T | undefined): boolean {
  return other !== undefined && (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
