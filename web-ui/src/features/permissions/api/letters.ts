import { newIdempotencyKey, obtainCsrfToken } from '@/api/client';
import { ProblemError, type ProblemDetails } from '@/api/problem';

/** The largest letter that is kept, in bytes. */
export const LARGEST_LETTER = 10 * 1024 * 1024;

export interface KeptLetter {
  id: string;
  fileName: string;
  size: number;
  sha256: string;
}

/**
 * Sends a letter's file and tells how much of it has left, 0 to 100. With XMLHttpRequest, since fetch tells nothing of an upload's
 * progress; on a slow line a scan of 10 MB takes minutes.
 */
export async function keepLetter(file: File, bureau: string, onProgress: (percent: number) => void, signal: AbortSignal): Promise<KeptLetter> {
  const token = await obtainCsrfToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/letters?${new URLSearchParams({ bureau }).toString()}`);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'th');
    request.setRequestHeader('Idempotency-Key', newIdempotencyKey());
    if (token !== null) {
      request.setRequestHeader('X-XSRF-TOKEN', token);
    }
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) {
        onProgress(Math.floor((100 * loaded) / total));
      }
    };
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 201 && isLetter(answer)) {
        resolve(answer);
      } else {
        reject(new ProblemError(problemOf(answer, request.status)));
      }
    };
    request.onerror = () => reject(new ProblemError({ type: 'about:unreachable', title: 'unreachable', status: 0 }));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Where the letter's file is read. */
export function letterUrl(id: string): string {
  return `/api/v1/letters/${encodeURIComponent(id)}/content`;
}

function isLetter(answer: unknown): answer is KeptLetter {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
}

function problemOf(answer: unknown, status: number): ProblemDetails {
  return typeof answer === 'object' && answer !== null && 'title' in answer && 'type' in answer
    ? { ...(answer as ProblemDetails), status }
    : { type: 'about:blank', title: `HTTP ${status}`, status };
}
