import type { Status } from '@/item/status';

/** The worklist of a variable: those of a status, or one office's. */
export function variableUrl(round: string, variable: string, { status, office }: { status?: Status; office?: string | null } = {}): string {
  const query = new URLSearchParams({ round, variable });
  if (status !== undefined) {
    query.set('status', status);
  }
  if (office !== undefined && office !== null) {
    query.set('q', office);
  }
  return `/certification/variable?${query.toString()}`;
}

export function officeUrl(round: string, office: string): string {
  return `/certification/office?${new URLSearchParams({ round, office }).toString()}`;
}

export function homeUrl(round: string, bureau: string | null): string {
  return `/certification?${new URLSearchParams({ round, ...(bureau === null ? {} : { bureau }) }).toString()}`;
}
