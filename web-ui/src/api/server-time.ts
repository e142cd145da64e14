/**
 * The server's clock, read from the `Date` of its answers: deadlines are the server's, and an office's PC may be wrong by days. A PC that agrees
 * with the server to the second or so keeps its own clock, which is finer than the header.
 */
const AGREES = 1_500;
const TOO_SLOW = 15_000;

let ahead = 0;
const listeners = new Set<() => void>();

/** Milliseconds since the epoch, by the server's clock as far as it is known. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** Called when the server's clock turned out to be another one than thought. */
export function onServerTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes what an answer says about the time, sent and received by the PC's clock. An answer out of the browser's store tells an old time. */
export function noteServerTime(answer: Headers, sent: number, received: number): void {
  const said = Date.parse(answer.get('Date') ?? '');
  const fresh = (answer.get('Cache-Control') ?? '').includes('no-store') && received >= sent && received - sent < TOO_SLOW;
  if (Number.isNaN(said) || !fresh) {
    return;
  }
  // The header has whole seconds, and names a moment somewhere between asking and hearing
  const found = said + 500 - (sent + received) / 2;
  const now = Math.abs(found) <= AGREES + (received - sent) / 2 ? 0 : found;
  if (Math.abs(now - ahead) > AGREES + (received - sent) / 2) {
    ahead = now;
    listeners.forEach((listener) => listener());
  }
}
