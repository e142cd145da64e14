import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { fetchItem, showItem, type Confirmation } from './worklist';

export type Action = Schemas['Action'];

export type Decision =
  | { action: 'CONFIRM' }
  | { action: 'PROPOSE' }
  | { action: 'REJECT'; reason: string; fixBy: string | null }
  | { action: 'WITHDRAW' }
  | { action: 'REOPEN'; until: string }
  | { action: 'AUDIT'; score: string; reason: string | null };

/** What a row says and does while a decision on it is made or was refused. */
export interface RowState {
  busy: Action | null;
  note: string | null;
}

const CALM: RowState = { busy: null, note: null };

/** Sends a decision; it names the revision that the certifier saw. */
async function send(item: Confirmation, decision: Decision): Promise<Confirmation> {
  const params = {
    path: { round: item.round, variable: item.variable, office: item.office },
    header: { 'Idempotency-Key': newIdempotencyKey() },
  };
  const { revision } = item;
  switch (decision.action) {
    case 'CONFIRM':
      return answerOf(api.POST('/api/v1/confirmations/{round}/{variable}/{office}/confirm', { params, body: { revision } }));
    case 'PROPOSE':
      return answerOf(api.POST('/api/v1/confirmations/{round}/{variable}/{office}/propose', { params, body: { revision } }));
    case 'REJECT':
      return answerOf(
        api.POST('/api/v1/confirmations/{round}/{variable}/{office}/reject', {
          params,
          body: { reason: decision.reason, ...(decision.fixBy === null ? {} : { fixBy: decision.fixBy }), revision },
        }),
      );
    case 'WITHDRAW':
      return answerOf(api.POST('/api/v1/confirmations/{round}/{variable}/{office}/withdraw', { params, body: { revision } }));
    case 'REOPEN':
      return answerOf(
        api.POST('/api/v1/confirmations/{round}/{variable}/{office}/reopen', { params, body: { until: decision.until, revision } }),
      );
    case 'AUDIT':
      return answerOf(
        api.POST('/api/v1/confirmations/{round}/{variable}/{office}/audit', {
          params,
          body: { score: decision.score, ...(decision.reason === null ? {} : { reason: decision.reason }), revision },
        }),
      );
  }
}

/** The decisions of a worklist, each answering why it was refused, if it was: each row knows whether it is being decided and why it was refused. */
export function useDecisions(round: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [rows, setRows] = useState<ReadonlyMap<string, RowState>>(new Map());

  const set = useCallback((item: Confirmation, state: RowState) => {
    setRows((before) => new Map(before).set(rowKey(item), state));
  }, []);

  const decide = useCallback(
    async (item: Confirmation, decision: Decision): Promise<ProblemError | null> => {
      set(item, { busy: decision.action, note: null });
      await queries.cancelQueries({ queryKey: ['confirmations', round] });
      try {
        showItem(queries, await send(item, decision));
        set(item, CALM);
        void queries.invalidateQueries({ queryKey: ['my-variables', round] });
        void queries.invalidateQueries({ queryKey: ['history', item.round, item.variable, item.office] });
        if (decision.action === 'AUDIT') {
          void queries.invalidateQueries({ queryKey: ['confirmations', round] }); // all items of the sub-indicator moved
        }
        return null;
      } catch (error) {
        const problem = error instanceof ProblemError ? error : null;
        if (problem?.status === 401) {
          void queries.resetQueries({ queryKey: ['me'] });
        }
        if (problem?.status === 409) {
          await fetchItem(item).then(
            (now) => showItem(queries, now),
            () => undefined, // the row keeps what it shows; the refusal below says what happened
          );
        }
        const value = problem?.details.current?.value;
        set(item, {
          busy: null,
          note:
            problem?.slug === 'stale-revision'
              ? t('certify.stale', { value: value == null ? t('item.none') : grouped(value) })
              : problem?.isTold === true
                ? problem.explanation
                : t('state.unreachable'),
        });
        return problem;
      }
    },
    [queries, round, set, t],
  );

  return {
    decide,
    stateOf: (item: Confirmation): RowState => rows.get(rowKey(item)) ?? CALM,
    dismiss: (item: Confirmation) => set(item, CALM),
  };
}

export type Decisions = ReturnType<typeof useDecisions>;

function rowKey(item: Confirmation): string {
  return `${item.variable}/${item.office}`;
}
