import type { components } from './schema';

export type ProblemDetails = components['schemas']['Problem'];

/** A refusal of the server (RFC 9457), or a failure to reach it (status 0). */
export class ProblemError extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title);
    this.name = 'ProblemError';
    this.details = details;
  }

  get status(): number {
    return this.details.status;
  }

  /** The last part of the type: stale-revision, illegal-move, window-closed, … */
  get slug(): string {
    return this.details.type.slice(this.details.type.lastIndexOf(':') + 1);
  }

  /** Whether the server said itself what is wrong; if not, something between here and there failed. */
  get isTold(): boolean {
    return this.details.type.startsWith('urn:');
  }

  /** What to show beside the field or the row: the broken rules where there are some, else the detail. */
  get explanation(): string {
    const errors = this.details.errors ?? [];
    return errors.length > 0 ? errors.map((error) => error.message).join(' · ') : this.message;
  }
}

/** Whether repeating the same request may help: the server was not reached or not ready. */
export function isTransient(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
}
