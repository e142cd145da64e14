import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { ProblemError } from '@/api/problem';
import { serverNow } from '@/api/server-time';
import { bangkokDay } from '@/format/dates';
import { useSignedIn } from '@/session/SignedIn';
import { sendDecisions } from './api/decisions';
import { useRefresh } from './api/worklist';
import { foreseen, keyOf, type Confirmation, type Decision, type Order } from './model/decision';
import { DecisionDesk, type Outcome } from './model/desk';
import { pushed, stepOf, type Step } from './model/undo';

export interface Decisions {
  desk: DecisionDesk;
  /** Changes with everything the desk shows. */
  version: number;
  decide: (orders: readonly Order[], nameOf: (item: Confirmation) => string) => Promise<Outcome>;
  /** What can be taken back, the newest last. */
  steps: readonly Step[];
  /** Takes the newest back; null if there is none, or it cannot be. */
  undo: () => { step: Step; outcome: Promise<Outcome> } | null;
}

/** The decisions of a round, and what of them can be taken back; they outlast the worklist that they were made in. */
export function useDecisions(round: string): Decisions {
  const queries = useQueryClient();
  const { me } = useSignedIn();
  const refresh = useRefresh(round);
  const { answered, readAgain, again, countAgain, historyGrew } = refresh;
  const [steps, setSteps] = useState<readonly Step[]>([]);

  const desk = useMemo(
    () =>
      new DecisionDesk({
        send: async (request) => {
          try {
            return await sendDecisions(round, request);
          } catch (error) {
            if (error instanceof ProblemError && error.status === 401) {
              void queries.resetQueries({ queryKey: ['me'] });
            }
            throw error;
          }
        },
        onAnswer: (item) => {
          answered(item);
          historyGrew(item);
        },
        onDoubt: readAgain,
        by: () => me.name,
        now: () => new Date(serverNow()),
      }),
    [round, queries, answered, historyGrew, readAgain, me.name],
  );
  const version = useSyncExternalStore(desk.subscribe, desk.version);

  const send = useCallback(
    async (orders: readonly Order[]): Promise<Outcome> => {
      const outcome = await desk.decide(orders);
      if (desk.pending === 0) {
        countAgain();
      }
      if (outcome.decided.some(reachesOthers)) {
        again(); // an audit score is the sub-indicator's: its other items moved too
      }
      return outcome;
    },
    [desk, countAgain, again],
  );

  const decide = useCallback(
    async (orders: readonly Order[], nameOf: (item: Confirmation) => string): Promise<Outcome> => {
      const now = new Date(serverNow());
      const done = orders.map(({ item, decision }) => ({
        before: item,
        after: foreseen(item, decision, me.name, now.toISOString()),
        decision,
      }));
      const step = stepOf(done, nameOf, bangkokDay(now));
      if (step !== null) {
        setSteps((list) => pushed(list, step)); // at once: a hand that slips takes back before the answer is here
      }
      const outcome = await send(orders);
      if (step !== null && outcome.refused.length > 0) {
        const refused = new Set(outcome.refused.map(({ order }) => keyOf(order.item)));
        setSteps((list) => list.flatMap((each) => (each.id === step.id ? without(each, refused) : [each])));
      }
      return outcome;
    },
    [send, me.name],
  );

  const undo = useCallback(() => {
    const step = steps.at(-1);
    if (step === undefined || step.back.length === 0) {
      return null;
    }
    setSteps((list) => list.filter(({ id }) => id !== step.id));
    return { step, outcome: send(step.back) };
  }, [steps, send]);

  return { desk, version, decide, steps, undo };
}

function without(step: Step, refused: ReadonlySet<string>): Step[] {
  const count = step.count - refused.size;
  return count <= 0 ? [] : [{ ...step, count, back: step.back.filter(({ item }) => !refused.has(keyOf(item))) }];
}

function reachesOthers({ before, decision }: { before: Confirmation; decision: Decision }): boolean {
  return decision.action === 'AUDIT' || (decision.action === 'WITHDRAW' && before.auditScore !== null);
}
