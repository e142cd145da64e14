import { isTransient, ProblemError } from '@/api/problem';
import type { Schemas } from '@/api/client';
import { add, change, keyOf, move, partAt, remove, type Destination, type Level, type Part, type Tree } from './tree';

export type Draft = Schemas['Draft'];
export type PartFields = Schemas['PartFields'];

/** One thing that a person does to the draft. Each goes to the server alone, in the order in which it was done. */
export type Command =
  | {
      kind: 'change';
      level: Level;
      code: string;
      /** What changes, worked out on the part as it is when the command is sent. */
      fields: (data: Part['data']) => PartFields;
      /** The field's text, and what the person saw of it: newer words of somebody else are not overwritten unseen. */
      read: (data: Part['data']) => string;
      seen: string;
    }
  | { kind: 'add'; level: Level; parent: string | null; position: number; data: Part['data'] }
  | { kind: 'remove'; level: Level; code: string }
  | ({ kind: 'move'; level: Level; code: string } & Destination)
  | { kind: 'plan'; fields: Partial<Pick<Tree, 'nameTh' | 'policy' | 'deviationPercent'>>; read: (tree: Tree) => string; seen: string }
  | { kind: 'undo' };

/** Somebody else changed the same field first. */
export class Overtaken extends Error {
  constructor(readonly theirs: string) {
    super('overtaken');
  }
}

/** What a command needs is no longer there, or is no longer what the person saw. */
export class Outdated extends Error {}

export interface Transport {
  /** Sends a command that names the revision seen; the key stays the same when it is sent again. */
  send: (command: Command, part: Part['data'] | undefined, revision: number, idempotencyKey: string) => Promise<Draft>;
  reload: () => Promise<Draft>;
  newKey: () => string;
  wait: (milliseconds: number) => Promise<void>;
}

export interface Snapshot {
  draft: Draft;
  /** The draft's tree with what is on its way. */
  tree: Tree;
  pending: number;
  /** Old to new keys of parts whose code changed. */
  renamed: ReadonlyMap<string, string>;
  /** The last change found its part gone: its field is gone from the page too, and could not say so. */
  lost: boolean;
}

interface Waiting {
  command: Command;
  settle: (outcome: Draft | Error) => void;
}

/** The draft on the table: shows every command at once, sends one after the other, and takes back on the page what the server refuses. */
export class DraftDesk {
  private draft: Draft;
  private queue: Waiting[] = [];
  private running = false;
  private lost = false;
  private readonly listeners = new Set<() => void>();
  private readonly renames = new Map<string, string>();
  private shown: Snapshot;

  constructor(
    draft: Draft,
    private readonly transport: Transport,
  ) {
    this.draft = draft;
    this.shown = this.look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.shown;

  /** What the server holds, read anew; ignored while something of our own is on its way. */
  refreshed(draft: Draft): void {
    if (this.queue.length === 0 && draft.revision >= this.draft.revision) {
      this.draft = draft;
      this.tell();
    }
  }

  run(command: Command): Promise<Draft> {
    return new Promise((resolve, reject) => {
      this.queue.push({ command, settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) });
      this.tell();
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.running) {
      return;
    }
    this.running = true;
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      const outcome = await this.carryOut(next.command);
      this.queue.shift();
      this.lost = next.command.kind === 'change' && outcome instanceof Outdated;
      if (!(outcome instanceof Error)) {
        this.remember(next.command, outcome);
        this.draft = outcome;
      }
      this.tell();
      next.settle(outcome);
    }
    this.running = false;
  }

  private async carryOut(command: Command): Promise<Draft | Error> {
    let key = this.transport.newKey();
    for (let attempt = 0; ; attempt++) {
      try {
        const part = command.kind === 'change' ? partAt(this.draft.tree, keyOf(command.level, command.code))?.data : undefined;
        if (command.kind === 'change' && part === undefined) {
          return new Outdated();
        }
        return await this.transport.send(command, part, this.draft.revision, key);
      } catch (failure) {
        const stale = failure instanceof ProblemError && failure.slug === 'stale-revision';
        if (!(stale || isTransient(failure)) || attempt >= 4) {
          return failure instanceof Error ? failure : new Error(String(failure));
        }
        if (!stale) {
          await this.transport.wait(400 * 2 ** attempt);
          continue;
        }
        key = this.transport.newKey();
        const before = this.draft;
        try {
          this.draft = await this.transport.reload();
        } catch (unread) {
          return unread instanceof Error ? unread : failure;
        }
        const conflict = conflictOf(command, before.tree, this.draft.tree);
        if (conflict !== null) {
          return conflict;
        }
      }
    }
  }

  private remember(command: Command, after: Draft): void {
    if (command.kind !== 'change') {
      return;
    }
    const from = keyOf(command.level, command.code);
    const part = partAt(this.draft.tree, from);
    if (part === undefined || partAt(after.tree, from) !== undefined) {
      return;
    }
    const fields = command.fields(part.data);
    const code = command.level === 'VARIABLE' && fields.id !== undefined ? `${command.code.slice(0, command.code.lastIndexOf('.'))}.${fields.id}` : fields.code;
    if (code !== undefined) {
      this.renames.set(from, keyOf(command.level, code));
    }
  }

  private tell(): void {
    this.shown = this.look();
    this.listeners.forEach((listener) => listener());
  }

  private look(): Snapshot {
    const tree = this.queue.reduce((now: Tree, { command }) => apply(now, command), this.draft.tree);
    return { draft: this.draft, tree, pending: this.queue.length, renamed: new Map(this.renames), lost: this.lost };
  }
}

/** Whether what somebody else did in between keeps a command from being sent again as it is. */
function conflictOf(command: Command, before: Tree, now: Tree): Error | null {
  switch (command.kind) {
    case 'change': {
      const part = partAt(now, keyOf(command.level, command.code));
      if (part === undefined) {
        return new Outdated();
      }
      const theirs = command.read(part.data);
      return theirs === command.seen ? null : new Overtaken(theirs);
    }
    case 'plan': {
      const theirs = command.read(now);
      return theirs === command.seen ? null : new Overtaken(theirs);
    }
    case 'remove': {
      const key = keyOf(command.level, command.code);
      return JSON.stringify(partAt(now, key)?.data) === JSON.stringify(partAt(before, key)?.data) ? null : new Outdated();
    }
    case 'undo':
      return new Outdated(); // the last change is another one now
    case 'add':
    case 'move':
      return null; // the server knows whether there is still a place
  }
}

/** What a command makes of the tree, before the server has said so. Codes change only with its word: others hang from them. */
export function apply(tree: Tree, command: Command): Tree {
  switch (command.kind) {
    case 'change': {
      const part = partAt(tree, keyOf(command.level, command.code));
      if (part === undefined) {
        return tree;
      }
      const { code, id, ...fields } = command.fields(part.data);
      return code !== undefined || id !== undefined ? tree : change(tree, command.level, command.code, fields);
    }
    case 'add':
      return add(tree, command.level, command.parent, command.position, command.data);
    case 'remove':
      return remove(tree, command.level, command.code);
    case 'move':
      return move(tree, command.level, command.code, command);
    case 'plan':
      return { ...tree, ...command.fields };
    case 'undo':
      return tree;
  }
}
