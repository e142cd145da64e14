import { useState } from 'react';
import type { Notice } from './notices';

/**
 * Whether the strip is there changes only where a page begins, never under the hands of who works on it: what is told meanwhile waits for
 * the next page, and what is no longer due is said so in its place.
 *
 * @param page names what is looked at; another one is a new beginning
 * @param notices those that are not dismissed; undefined as long as they are not known
 */
export function useShownNotices(page: string, notices: readonly Notice[] | undefined): { there: boolean; hide: () => void } {
  const [shown, setShown] = useState({ page, there: (notices?.length ?? 0) > 0 });
  if (shown.page !== page) {
    setShown({ page, there: (notices?.length ?? 0) > 0 });
  }
  return { there: shown.there, hide: () => setShown({ page, there: false }) };
}
