import { createContext, use, useSyncExternalStore } from 'react';
import type { SheetDesk } from '../model/sheet-desk';

/** The unsaved work on the sheet that is shown; null for people who only read. */
export const DeskContext = createContext<SheetDesk | null>(null);

export function useDesk(): SheetDesk | null {
  return use(DeskContext);
}

const NOBODY: ReadonlySet<string> = new Set();
const NOTHING_HAPPENS = () => () => undefined;

/** The variables whose unsaved value waits for the person's decision; what waits for the line settles by itself and is not among them. */
export function useUndecided(desk: SheetDesk | null): ReadonlySet<string> {
  return useSyncExternalStore(desk?.subscribe ?? NOTHING_HAPPENS, () => desk?.standing().undecided ?? NOBODY);
}
