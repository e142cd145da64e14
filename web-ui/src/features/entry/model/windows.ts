import type { Cell } from './cell';
import type { SheetId } from './keeping';

/** What one window of a person tells the others about the same sheet. */
export type Shared = [variable: string, cell: Pick<Cell, 'stored' | 'draft'>][];

/** The windows in which one person has the same sheet open. */
export interface Windows {
  tell: (changes: Shared) => void;
  listen: (hear: (changes: Shared) => void) => void;
  /** Does it while no other window does it. */
  alone: (work: () => Promise<void>) => Promise<void>;
  close: () => void;
}

/**
 * Over plain http the browser has no locks; two windows may then send at the same moment. They send the same request with the same key, or
 * the second one's revision is stale and it finds its own value there: nothing is stored twice.
 */
export function browserWindows({ person, round, office }: SheetId): Windows {
  const name = `rabrong.sheet/${person}/${round}/${office}`;
  const channel = new BroadcastChannel(name);
  const locks = (navigator as { locks?: LockManager | null }).locks;
  return {
    tell: (changes) => channel.postMessage(changes),
    listen: (hear) => {
      channel.onmessage = (event: MessageEvent<Shared>) => hear(event.data);
    },
    alone: async (work) => {
      await (locks ? locks.request(name, work) : work());
    },
    close: () => channel.close(),
  };
}
