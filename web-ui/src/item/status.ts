import type { Schemas } from '@/api/client';

export type Status = Schemas['Status'];

/** In the order of the manual's legend. */
export const STATUSES: readonly Status[] = ['NOT_REPORTED', 'AWAITING', 'REJECTED', 'CONFIRMED'];

export type StatusCounts = Record<Status, number>;

export function countStatuses(items: readonly { status: Status }[]): StatusCounts {
  const counts: StatusCounts = { NOT_REPORTED: 0, AWAITING: 0, REJECTED: 0, CONFIRMED: 0 };
  for (const item of items) {
    counts[item.status]++;
  }
  return counts;
}
