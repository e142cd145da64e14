import { branches, type Plan, type SubIndicatorBranch } from '@/plan/plan';
import { has, organisationsWith, type Me } from '@/session/me';
import type { Permission, PermissionState, PermissionToAsk } from './api/permissions';

export const STATES: readonly PermissionState[] = ['ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN'];

/** What waits for an answer first, then the newest. */
export function waitingFirst(permissions: readonly Permission[]): Permission[] {
  const rank = ({ state }: Permission) => (state === 'ASKED' ? 0 : 1);
  return [...permissions].sort((a, b) => rank(a) - rank(b) || (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0));
}

export type Act = 'grant' | 'refuse' | 'withdraw';

/** What a person may do with a request; only while it waits. The server decides by the same rule. */
export function actsOf(me: Me, permission: Permission): Act[] {
  if (permission.state !== 'ASKED') {
    return [];
  }
  const asks = organisationsWith(me, 'CERTIFIER').some(({ code }) => code === permission.bureau);
  return [...(has(me, 'PSDG') ? (['grant', 'refuse'] as const) : []), ...(asks ? (['withdraw'] as const) : [])];
}

/** The sub-indicators that a bureau certifies: those it may ask for. */
export function certifiedBy(plan: Plan, bureau: string): SubIndicatorBranch[] {
  return branches(plan).filter(({ subIndicator }) => subIndicator.bureau === bureau);
}

/** What a person has filled in so far. */
export interface RequestForm {
  kind: Permission['kind'];
  bureau: string | null;
  plan: string | null;
  subIndicator: string | null;
  /** null is every variable of the sub-indicator. */
  variable: string | null;
  rounds: string[];
  reason: string;
  letterNumber: string;
  letterDate: string | null;
}

export type FormLack = 'bureau' | 'plan' | 'subIndicator' | 'reason' | 'letterNumber' | 'letterDate' | 'letter';

export function requestLacks(form: RequestForm, hasLetter: boolean): FormLack[] {
  return [
    ...(form.bureau === null ? (['bureau'] as const) : []),
    ...(form.plan === null ? (['plan'] as const) : []),
    ...(form.subIndicator === null ? (['subIndicator'] as const) : []),
    ...(form.reason.trim() === '' ? (['reason'] as const) : []),
    ...(form.letterNumber.trim() === '' ? (['letterNumber'] as const) : []),
    ...(form.letterDate === null ? (['letterDate'] as const) : []),
    ...(hasLetter ? [] : (['letter'] as const)),
  ];
}

/** The request; AUDIT is always of the whole sub-indicator. */
export function requestOf(form: RequestForm, letter: { id: string; fileName: string; sha256: string }): PermissionToAsk {
  return {
    kind: form.kind,
    plan: form.plan ?? '',
    subIndicator: form.subIndicator ?? '',
    ...(form.kind === 'CARRY_FORWARD' && form.variable !== null ? { variable: form.variable } : {}),
    rounds: form.rounds,
    reason: form.reason.trim(),
    letterNumber: form.letterNumber.trim(),
    letterDate: form.letterDate ?? '',
    letter: { id: letter.id, fileName: letter.fileName, sha256: letter.sha256 },
  };
}

/** What happened to a request, in order. */
export interface Step {
  step: PermissionState;
  at: string;
  by: string;
  text: string | null;
}

export function historyOf(permission: Permission): Step[] {
  return [
    { step: 'ASKED', at: permission.askedAt, by: permission.askedBy, text: permission.reason },
    ...(permission.state === 'ASKED' || permission.answeredAt === null
      ? []
      : [{ step: permission.state, at: permission.answeredAt, by: permission.answeredBy ?? '', text: permission.answer }]),
  ];
}
