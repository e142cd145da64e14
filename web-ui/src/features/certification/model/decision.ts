import type { Schemas } from '@/api/client';

export type Confirmation = Schemas['Confirmation'];
export type Action = Schemas['Action'];

/** What a certifier decides about an item, as it is sent. */
export type Decision =
  | { action: 'CONFIRM' }
  | { action: 'PROPOSE'; score?: string | undefined; reason?: string | null | undefined }
  | { action: 'REJECT'; reason: string; fixBy: string | null }
  | { action: 'WITHDRAW' }
  | { action: 'REOPEN'; until: string }
  | { action: 'AUDIT'; score: string; reason: string | null };

/** A decision about an item as the certifier saw it: it names the revision that was on the screen. */
export interface Order {
  item: Confirmation;
  decision: Decision;
}

/** What names a row of a worklist; the round is the page's. */
export function keyOf({ variable, office }: Pick<Confirmation, 'variable' | 'office'>): string {
  return `${variable}/${office}`;
}

export function allows(item: Confirmation, action: Action): boolean {
  return item.actions.includes(action);
}

/** Whether somebody of the bureau has proposed and another, this person, may make it final. */
export function waitsForSecond(item: Confirmation): boolean {
  return item.proposal !== null && !item.proposal.mine;
}

/**
 * What รับรอง means for an item: the decision itself, giving the audit score that a colleague proposed, or the first of two signatures; null
 * where this person cannot do it now.
 */
export function confirmation(item: Confirmation): Decision | null {
  const { proposal } = item;
  if (proposal?.score != null && !proposal.mine && allows(item, 'AUDIT')) {
    return { action: 'AUDIT', score: proposal.score, reason: proposal.reason };
  }
  if (allows(item, 'CONFIRM')) {
    return { action: 'CONFIRM' };
  }
  return allows(item, 'PROPOSE') && proposal === null && item.status === 'AWAITING' ? { action: 'PROPOSE' } : null;
}

/** Whether the certifier still has something to do with an item. */
export function isWaiting(item: Confirmation): boolean {
  return item.status === 'AWAITING' && item.proposal?.mine !== true;
}

/** What the item will look like if the decision is taken, shown until the service has answered. What is not known yet stays as it was. */
export function foreseen(item: Confirmation, decision: Decision, by: string, at: string): Confirmation {
  const decided = { ...item, proposal: null, decidedAt: at, decidedBy: by };
  const audit: Action[] = item.mode === 'AUDIT' && !item.fourEyes ? ['AUDIT'] : [];
  switch (decision.action) {
    case 'CONFIRM':
      return {
        ...decided,
        status: 'CONFIRMED',
        reason: null,
        fixBy: null,
        confirmedValue: item.value,
        confirmedRevision: item.revision,
        changedSinceConfirmed: false,
        actions: ['WITHDRAW', ...audit],
      };
    case 'AUDIT':
      return {
        ...decided,
        status: 'CONFIRMED',
        auditScore: decision.score,
        reason: decision.reason,
        fixBy: null,
        changedSinceConfirmed: false,
        actions: ['WITHDRAW', ...audit],
      };
    case 'REJECT':
      return {
        ...decided,
        status: 'REJECTED',
        reason: decision.reason,
        fixBy: decision.fixBy,
        changedSinceConfirmed: false,
        actions: ['WITHDRAW', 'REOPEN', ...audit],
      };
    case 'REOPEN':
      return { ...item, reopenedUntil: decision.until };
    case 'PROPOSE':
      return {
        ...item,
        proposal: { by, mine: true, at, score: decision.score ?? null, reason: decision.reason ?? null },
        actions: ['WITHDRAW', ...item.actions.filter((action) => action !== 'CONFIRM' && action !== 'WITHDRAW')],
      };
    case 'WITHDRAW':
      return withdrawn(item, decided, audit);
  }
}

function withdrawn(item: Confirmation, decided: Confirmation, audit: Action[]): Confirmation {
  if (item.proposal !== null && item.status !== 'CONFIRMED' && item.status !== 'REJECTED') {
    return { ...item, proposal: null, actions: ['PROPOSE', 'REJECT', 'REOPEN', ...audit] };
  }
  const first: Action = item.fourEyes ? 'PROPOSE' : 'CONFIRM';
  const reported = item.value !== null;
  return {
    ...decided,
    status: reported ? 'AWAITING' : 'NOT_REPORTED',
    reason: null,
    fixBy: null,
    auditScore: null,
    actions: [...(reported ? [first] : []), 'REJECT', 'REOPEN', ...audit],
  };
}
