import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { answerOf, api, newIdempotencyKey } from '@/api/client';
import { DraftDesk, type Command, type Draft, type Snapshot, type Transport } from '../model/desk';
import { LEVELS, type Part } from '../model/tree';

const keyOfDraft = (plan: string) => ['plan-draft', plan] as const;

const readDraft = (plan: string) => answerOf(api.GET('/api/v1/plans/{plan}/draft', { params: { path: { plan } } }));

export function useDraft(plan: string) {
  return useQuery({ queryKey: keyOfDraft(plan), queryFn: () => readDraft(plan) });
}

/** The desk of a draft that was read; it goes on with what is read later. */
export function useDraftDesk(plan: string, draft: Draft): DraftDesk {
  const queries = useQueryClient();
  const [desk] = useState(() => new DraftDesk(draft, transportOf(plan)));
  useEffect(() => desk.refreshed(draft), [desk, draft]);
  useEffect(
    () =>
      desk.subscribe(() => {
        const { pending, draft: now } = desk.snapshot();
        if (pending === 0 && queries.getQueryData<Draft>(keyOfDraft(plan)) !== now) {
          queries.setQueryData(keyOfDraft(plan), now);
          void queries.invalidateQueries({ queryKey: ['plans'] });
        }
      }),
    [desk, plan, queries],
  );
  return desk;
}

export const DeskContext = createContext<DraftDesk | null>(null);

export function useDesk(): { desk: DraftDesk } & Snapshot {
  const desk = use(DeskContext);
  if (desk === null) {
    throw new Error('only inside of a plan');
  }
  return { desk, ...useSyncExternalStore(desk.subscribe, desk.snapshot) };
}

function transportOf(plan: string): Transport {
  return {
    send: (command, part, revision, key) => send(plan, command, part, revision, key),
    reload: () => readDraft(plan),
    newKey: newIdempotencyKey,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

function send(plan: string, command: Command, part: Part['data'] | undefined, revision: number, key: string): Promise<Draft> {
  const header = { 'Idempotency-Key': key };
  switch (command.kind) {
    case 'change': {
      const { level, code } = command;
      if (part === undefined) {
        throw new Error('a change needs its part');
      }
      return answerOf(
        api.PUT('/api/v1/plans/{plan}/draft/parts/{level}/{code}', {
          params: { path: { plan, level, code }, header },
          body: { revision, part: command.fields(part) },
        }),
      );
    }
    case 'add': {
      const { level, parent, position, data } = command;
      return answerOf(
        api.POST('/api/v1/plans/{plan}/draft/parts', {
          params: { path: { plan }, header },
          body: { revision, level, parent, position, part: fieldsOf(level === LEVELS[3] ? { ...data, code: undefined } : data) },
        }),
      );
    }
    case 'remove': {
      const { level, code } = command;
      return answerOf(api.DELETE('/api/v1/plans/{plan}/draft/parts/{level}/{code}', { params: { path: { plan, level, code }, query: { revision }, header } }));
    }
    case 'move': {
      const { level, code, parent, position } = command;
      return answerOf(api.POST('/api/v1/plans/{plan}/draft/moves', { params: { path: { plan }, header }, body: { revision, level, code, parent, position } }));
    }
    case 'plan':
      return answerOf(api.PUT('/api/v1/plans/{plan}/draft', { params: { path: { plan }, header }, body: { revision, ...command.fields } }));
    case 'undo':
      return answerOf(api.POST('/api/v1/plans/{plan}/draft/undo', { params: { path: { plan }, header }, body: { revision } }));
  }
}

/** A new part's own fields, without what hangs from it. */
function fieldsOf(data: object) {
  const branches = new Set(['indicators', 'subIndicators', 'variables']);
  return Object.fromEntries(Object.entries(data).filter(([name, value]) => !branches.has(name) && value !== undefined));
}
