import createClient, { type Middleware } from 'openapi-fetch';
import { ProblemError, type ProblemDetails } from './problem';
import type { components, paths } from './schema';
import { noteServerTime } from './server-time';

export type Schemas = components['schemas'];

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The token of the cookie XSRF-TOKEN, which every write repeats in a header. */
export function csrfToken(cookies = document.cookie): string | null {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

/** The token, fetched with a harmless read when the cookie is not there yet. */
export async function obtainCsrfToken(): Promise<string | null> {
  const present = csrfToken();
  if (present !== null) {
    return present;
  }
  await fetch('/api/v1/me', { headers: { Accept: 'application/json' } });
  return csrfToken();
}

/** A new Idempotency-Key; one per thing that a person wants, kept when the request is repeated. */
export function newIdempotencyKey(): string {
  // crypto.randomUUID exists in secure contexts only, and an office may open the page over plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const conventions: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang || 'th');
    if (!SAFE_METHODS.has(request.method)) {
      const token = await obtainCsrfToken();
      if (token !== null) {
        request.headers.set('X-XSRF-TOKEN', token);
      }
    }
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: '',
  fetch: async (request) => {
    const sent = Date.now();
    const response = await globalThis.fetch(request);
    noteServerTime(response.headers, sent, Date.now());
    return response;
  },
});
api.use(conventions);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; every other answer becomes a {@link ProblemError}. */
export async function answerOf<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch {
    throw new ProblemError({ type: 'about:unreachable', title: 'unreachable', status: 0 });
  }
  if (answer.response.ok) {
    return answer.data as T;
  }
  throw new ProblemError(problemOf(answer.error, answer.response));
}

function problemOf(body: unknown, response: Response): ProblemDetails {
  if (typeof body === 'object' && body !== null && 'title' in body && 'type' in body) {
    return { ...(body as ProblemDetails), status: response.status };
  }
  return { type: 'about:blank', title: `HTTP ${response.status}`, status: response.status };
}
