import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { bangkokDay } from '@/format/dates';
import { has, type Me } from '@/session/me';

export type Notice = Schemas['Notice'];

/** The server is asked again after that many milliseconds at the earliest, also by a page that is loaded anew. */
export const FRESH = 5 * 60_000;
const KEPT = 'rabrong.notices';
const DISMISSED = 'rabrong.notices.dismissed';

/** Whether there can be notices for the person: integrators and people without a role have none. */
export function isTold(me: Me): boolean {
  return has(me, 'REPORTER') || has(me, 'CERTIFIER') || has(me, 'PSDG') || has(me, 'EXECUTIVE');
}

/** What is due for the person who is signed in, the most urgent first. A failure is quiet: the page says the same by its windows. */
export function useNotices(me: Me) {
  const kept = keptOf(me.id);
  return useQuery({
    queryKey: ['notices', me.id],
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/api/v1/confirmations/notices'));
      keep(me.id, items);
      return items;
    },
    enabled: isTold(me),
    staleTime: FRESH,
    retry: false,
    ...(kept === null ? {} : { initialData: kept.items, initialDataUpdatedAt: kept.at }),
  });
}

interface Kept {
  person: string;
  at: number;
  items: Notice[];
}

/** What this window's last page knew, unless it is too old. */
function keptOf(person: string, now = Date.now()): Kept | null {
  const kept = read(sessionStorage, KEPT) as Kept | null;
  return kept?.person === person && now - kept.at < FRESH && kept.at <= now ? kept : null;
}

function keep(person: string, items: Notice[]) {
  write(sessionStorage, KEPT, { person, at: Date.now(), items } satisfies Kept);
}

interface Dismissed {
  day: string;
  ids: string[];
}

/** Those that were not dismissed in this browser today; a later reminder of the same is another notice. */
export function notDismissed(notices: readonly Notice[], today = bangkokDay(new Date())): Notice[] {
  const ids = new Set(dismissedOn(today));
  return notices.filter(({ id }) => !ids.has(id));
}

export function dismiss(notices: readonly Notice[], today = bangkokDay(new Date())) {
  const ids = new Set([...dismissedOn(today), ...notices.map(({ id }) => id)]);
  write(localStorage, DISMISSED, { day: today, ids: [...ids] } satisfies Dismissed);
}

function dismissedOn(today: string): string[] {
  const dismissed = read(localStorage, DISMISSED) as Dismissed | null;
  return dismissed?.day === today && Array.isArray(dismissed.ids) ? dismissed.ids : [];
}

/** Stores may be switched off, full, or hold what another version wrote: then there is nothing. */
function read(store: Storage, key: string): unknown {
  try {
    const text = store.getItem(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(store: Storage, key: string, value: unknown) {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // then it is asked and shown again
  }
}
