import type { Draft } from './cell';

/** Whose work on which sheet: nobody else on the same machine sees or sends it. */
export interface SheetId {
  person: string;
  round: string;
  office: string;
}

/** A request with its key, as it was sent: repeated to the letter it happens once, however often it is repeated. */
export interface SheetRequest {
  key: string;
  values: { variable: string; value: string | null; revision: number }[];
}

/** Changed drafts by variable; null forgets one. */
export type Drafts = ReadonlyMap<string, Draft | null>;

/** Keeps a sheet's unsaved work where it outlives the page. Writes happen in the order of the calls. */
export interface Keeping {
  read: () => Promise<{ drafts: Map<string, Draft>; request: SheetRequest | null }>;
  write: (drafts: Drafts) => Promise<void>;
  /** Makes a request the sheet's only one and keeps the drafts that say they are in it; if there is one already, answers that one and keeps nothing. */
  claim: (request: SheetRequest, drafts: Drafts) => Promise<SheetRequest>;
  /** Forgets the request, which was answered, and keeps what came of it, all or nothing. */
  settle: (key: string, drafts: Drafts) => Promise<void>;
  close: () => void;
}

const DAYS_KEPT = 120;

interface DraftRow extends SheetId {
  variable: string;
  draft: Draft;
  at: number;
}
interface RequestRow extends SheetId {
  request: SheetRequest;
}

/**
 * In the browser's database: unlike the local storage it is written within moments, so that a crash of the whole browser loses nothing, and
 * it takes or refuses several changes together.
 */
export async function browserKeeping(sheet: SheetId, now = Date.now()): Promise<Keeping> {
  const database = await open();
  await forgetOld(database, now - DAYS_KEPT * 86_400_000);
  return inDatabase(database, sheet);
}

function inDatabase(database: IDBDatabase, sheet: SheetId): Keeping {
  const { person, round, office } = sheet;
  const ofSheet = [person, round, office];
  const put = (store: IDBObjectStore, drafts: Drafts) => {
    const at = Date.now();
    for (const [variable, draft] of drafts) {
      if (draft === null) {
        store.delete([...ofSheet, variable]);
      } else {
        store.put({ person, round, office, variable, draft, at } satisfies DraftRow);
      }
    }
  };
  return {
    read: async () => {
      const transaction = database.transaction(['drafts', 'requests'], 'readonly');
      const rows = transaction.objectStore('drafts').getAll(IDBKeyRange.bound(ofSheet, [...ofSheet, []])) as IDBRequest<DraftRow[]>;
      const sent = transaction.objectStore('requests').get(ofSheet) as IDBRequest<RequestRow | undefined>;
      await done(transaction);
      return { drafts: new Map(rows.result.map(({ variable, draft }) => [variable, draft])), request: sent.result?.request ?? null };
    },
    write: (drafts) => {
      const transaction = database.transaction('drafts', 'readwrite', { durability: 'strict' });
      put(transaction.objectStore('drafts'), drafts);
      transaction.commit(); // at once: the page may be about to close
      return done(transaction);
    },
    claim: async (request, drafts) => {
      const transaction = database.transaction(['drafts', 'requests'], 'readwrite', { durability: 'strict' });
      const requests = transaction.objectStore('requests');
      const there = requests.get(ofSheet) as IDBRequest<RequestRow | undefined>;
      there.onsuccess = () => {
        if (there.result === undefined) {
          requests.put({ person, round, office, request } satisfies RequestRow);
          put(transaction.objectStore('drafts'), drafts);
        }
      };
      await done(transaction);
      return there.result?.request ?? request;
    },
    settle: (key, drafts) => {
      const transaction = database.transaction(['drafts', 'requests'], 'readwrite', { durability: 'strict' });
      const requests = transaction.objectStore('requests');
      const there = requests.get(ofSheet) as IDBRequest<RequestRow | undefined>;
      there.onsuccess = () => {
        if (there.result?.request.key === key) {
          requests.delete(ofSheet);
        }
      };
      put(transaction.objectStore('drafts'), drafts);
      return done(transaction);
    },
    close: () => database.close(),
  };
}

/** Where the browser keeps nothing (its database is switched off): as long as the page lives. */
export function memoryKeeping(): Keeping {
  const drafts = new Map<string, Draft>();
  let request: SheetRequest | null = null;
  const put = (changed: Drafts) => {
    for (const [variable, draft] of changed) {
      if (draft === null) {
        drafts.delete(variable);
      } else {
        drafts.set(variable, draft);
      }
    }
  };
  return {
    read: () => Promise.resolve({ drafts: new Map(drafts), request }),
    write: (changed) => {
      put(changed);
      return Promise.resolve();
    },
    claim: (wanted, changed) => {
      if (request === null) {
        request = wanted;
        put(changed);
      }
      return Promise.resolve(request);
    },
    settle: (key, changed) => {
      if (request?.key === key) {
        request = null;
      }
      put(changed);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('rabrong.sheets', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: ['person', 'round', 'office', 'variable'] }).createIndex('at', 'at');
      opening.result.createObjectStore('requests', { keyPath: ['person', 'round', 'office'] });
    };
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
    opening.onblocked = () => reject(new Error('blocked'));
  });
}

function forgetOld(database: IDBDatabase, before: number): Promise<void> {
  const transaction = database.transaction('drafts', 'readwrite');
  const old = transaction.objectStore('drafts').index('at').openCursor(IDBKeyRange.upperBound(before));
  old.onsuccess = () => {
    old.result?.delete();
    old.result?.continue();
  };
  return done(transaction);
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}
