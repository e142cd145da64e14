import type { Schemas } from '@/api/client';
import type { Stored } from './save-state';

/** What a person typed that was not saved, mostly because the session had ended, and what it was typed over. */
export interface KeptDraft {
  draft: string;
  base: Stored;
}

type ItemId = Pick<Schemas['Entry'], 'round' | 'variable' | 'office'>;

const keyOf = ({ round, variable, office }: ItemId) => `rabrong.draft/${round}/${variable}/${office}`;

/** Keeps it in this tab, for instance while the person signs in again. */
export function keepDraft(item: ItemId, { draft, base }: KeptDraft): void {
  sessionStorage.setItem(keyOf(item), JSON.stringify({ draft, base }));
}

export function keptDraft(item: ItemId): KeptDraft | null {
  const kept = sessionStorage.getItem(keyOf(item));
  return kept === null ? null : (JSON.parse(kept) as KeptDraft);
}

export function forgetDraft(item: ItemId): void {
  sessionStorage.removeItem(keyOf(item));
}
