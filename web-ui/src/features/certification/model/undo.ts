import type { Confirmation, Decision, Order } from './decision';

/** How many steps can be taken back. */
const KEPT = 20;

/** Why a decision cannot be taken back by its opposite. */
export type Lasting = 'REOPEN' | 'FOUR_EYES';

export interface Done {
  /** As the items were before. */
  before: Confirmation;
  after: Confirmation;
  decision: Decision;
}

/** Something decided at once, as one thing to take back. */
export interface Step {
  id: number;
  action: Decision['action'];
  count: number;
  /** Of the only row. */
  name: string | null;
  back: readonly Order[];
  /** Rows that cannot be taken back. */
  lasting: Lasting | null;
}

/** The decision that takes another back: it names what stands now, so that it is refused if the office changed it meanwhile. */
export function opposite({ before, decision }: Done, today: string): Decision | Lasting {
  switch (decision.action) {
    case 'REOPEN':
      return 'REOPEN';
    case 'CONFIRM':
    case 'REJECT':
    case 'PROPOSE':
      return { action: 'WITHDRAW' };
    case 'AUDIT':
      return before.auditScore === null ? { action: 'WITHDRAW' } : { action: 'AUDIT', score: before.auditScore, reason: before.reason };
    case 'WITHDRAW':
      return former(before, today);
  }
}

/** What stood before it was withdrawn. */
function former(before: Confirmation, today: string): Decision | Lasting {
  if (before.status === 'REJECTED') {
    return { action: 'REJECT', reason: before.reason ?? '', fixBy: before.fixBy !== null && before.fixBy >= today ? before.fixBy : null };
  }
  if (before.status !== 'CONFIRMED') {
    return { action: 'PROPOSE', ...(before.proposal?.score == null ? {} : { score: before.proposal.score, reason: before.proposal.reason }) };
  }
  if (before.fourEyes) {
    return 'FOUR_EYES';
  }
  return before.auditScore === null ? { action: 'CONFIRM' } : { action: 'AUDIT', score: before.auditScore, reason: before.reason };
}

let steps = 0;

export function stepOf(done: readonly Done[], nameOf: (item: Confirmation) => string, today: string): Step | null {
  const first = done[0];
  if (first === undefined) {
    return null;
  }
  const back: Order[] = [];
  let lasting: Lasting | null = null;
  for (const each of done) {
    const decision = opposite(each, today);
    if (typeof decision === 'string') {
      lasting = decision;
    } else {
      back.push({ item: each.after, decision });
    }
  }
  return { id: ++steps, action: first.decision.action, count: done.length, name: done.length === 1 ? nameOf(first.before) : null, back, lasting };
}

/** The newest last. */
export function pushed(list: readonly Step[], step: Step): readonly Step[] {
  return [...list, step].slice(-KEPT);
}
