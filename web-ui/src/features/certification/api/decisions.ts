import { answerOf, api, newIdempotencyKey, type Schemas } from '@/api/client';
import { isTransient, ProblemError } from '@/api/problem';
import type { Decision, Order } from '../model/decision';
import type { Answer, Request } from '../model/desk';

/** Waits between tries of a request that did not get through; it bears one Idempotency-Key, so it happens once. */
const AGAIN_AFTER = [400, 1_500];

/** Sends a decision about one or many rows; each row is judged for itself. */
export async function sendDecisions(round: string, request: Request): Promise<readonly Answer[]> {
  const key = newIdempotencyKey();
  for (const wait of AGAIN_AFTER) {
    try {
      return await batch(round, request, false, key);
    } catch (error) {
      if (!isTransient(error) || !navigator.onLine) {
        throw error;
      }
      await new Promise((wake) => setTimeout(wake, wait));
    }
  }
  return batch(round, request, false, key);
}

/** What would become of a decision now; nothing is stored. */
export function tryDecisions(round: string, request: Request): Promise<readonly Answer[]> {
  return batch(round, request, true, newIdempotencyKey());
}

async function batch(round: string, { decision, orders }: Request, dryRun: boolean, key: string): Promise<readonly Answer[]> {
  const { items } = await answerOf(
    api.POST('/api/v1/confirmations/batch', {
      params: { query: { dryRun }, header: { 'Idempotency-Key': key } },
      body: {
        round,
        decision: decision.action,
        ...(decision.action === 'REJECT' ? { reason: decision.reason, ...(decision.fixBy === null ? {} : { fixBy: decision.fixBy }) } : {}),
        ...(decision.action === 'REOPEN' ? { until: decision.until } : {}),
        items: orders.map(rowOf),
      },
    }),
  );
  return items.map(answerFrom);
}

function rowOf({ item, decision }: Order) {
  return { variable: item.variable, office: item.office, revision: item.revision, ...ownOf(decision) };
}

/** What differs from row to row. */
function ownOf(decision: Decision): { score?: string; reason?: string } {
  if (decision.action !== 'AUDIT' && decision.action !== 'PROPOSE') {
    return {};
  }
  return { ...(decision.score === undefined ? {} : { score: decision.score }), ...(decision.reason == null ? {} : { reason: decision.reason }) };
}

function answerFrom({ status, confirmation, problem }: Schemas['DecisionResult']): Answer {
  return confirmation !== null ? { confirmation } : { problem: new ProblemError(problem ?? { type: 'about:blank', title: `HTTP ${status}`, status }) };
}
