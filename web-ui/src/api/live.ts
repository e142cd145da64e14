/** A line on which the server says that something changed; what it says is a hint, the truth is read anew. */

/** `waiting`: not there yet, or just lost; `broken`: lost for long enough to say so. */
export type LineState = 'waiting' | 'live' | 'broken';

export interface Listener {
  /** The data of a named event, as it came. */
  onEvent: (data: unknown) => void;
  /** The line is there again after a gap: what was said meanwhile is not known. */
  onGap: () => void;
  onState: (state: LineState) => void;
}

/** Tries again after so long, longer each time. */
const RETRIES = [1_000, 3_000, 10_000, 30_000];
const SAY_AFTER = 20_000;
/** A hidden page gives its line back: a browser has only six for all its tabs. */
const HIDDEN_FOR = 15_000;

class Line {
  private source: EventSource | null = null;
  private state: LineState = 'waiting';
  private opened = false;
  private tries = 0;
  private timers: { retry?: number | undefined; say?: number | undefined; hide?: number | undefined } = {};
  readonly listeners = new Set<Listener>();
  private readonly url: string;
  private readonly event: string;

  constructor(url: string, event: string) {
    this.url = url;
    this.event = event;
    document.addEventListener('visibilitychange', this.onVisibility);
    window.addEventListener('online', this.onOnline);
    this.lost();
    this.open();
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
    listener.onState(this.state);
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    window.removeEventListener('online', this.onOnline);
    this.hangUp();
    Object.values(this.timers).forEach((timer) => window.clearTimeout(timer));
  }

  private open(): void {
    this.hangUp();
    if (typeof EventSource === 'undefined') {
      return;
    }
    const source = new EventSource(this.url);
    this.source = source;
    source.addEventListener('open', () => {
      this.tries = 0;
      window.clearTimeout(this.timers.say);
      this.timers.say = undefined;
      if (this.opened) {
        this.listeners.forEach(({ onGap }) => onGap());
      }
      this.opened = true;
      this.become('live');
    });
    source.addEventListener(this.event, (message: MessageEvent<string>) => {
      let data: unknown;
      try {
        data = JSON.parse(message.data);
      } catch {
        return; // a hint that cannot be read is none
      }
      this.listeners.forEach(({ onEvent }) => onEvent(data));
    });
    source.addEventListener('error', () => {
      this.lost();
      if (source.readyState === EventSource.CLOSED) {
        this.retry(); // refused: the browser does not try again by itself
      }
    });
  }

  private lost(): void {
    if (this.state === 'live') {
      this.become('waiting');
    }
    this.timers.say ??= window.setTimeout(() => this.become('broken'), SAY_AFTER);
  }

  private retry(): void {
    window.clearTimeout(this.timers.retry);
    this.timers.retry = window.setTimeout(() => this.open(), RETRIES[Math.min(this.tries++, RETRIES.length - 1)]);
  }

  private hangUp(): void {
    window.clearTimeout(this.timers.retry);
    this.source?.close();
    this.source = null;
  }

  private become(state: LineState): void {
    if (state !== this.state) {
      this.state = state;
      this.listeners.forEach(({ onState }) => onState(state));
    }
  }

  private readonly onVisibility = () => {
    window.clearTimeout(this.timers.hide);
    if (document.visibilityState === 'hidden') {
      this.timers.hide = window.setTimeout(() => this.hangUp(), HIDDEN_FOR);
    } else if (this.source === null) {
      this.open();
    }
  };

  private readonly onOnline = () => {
    if (this.source?.readyState !== EventSource.OPEN) {
      this.open();
    }
  };
}

const lines = new Map<string, Line>();

/** Listens to one kind of event at an address; all who listen to the same share one line. Returns how to stop. */
export function listen(url: string, event: string, listener: Listener): () => void {
  const key = `${event} ${url}`;
  const line = lines.get(key) ?? new Line(url, event);
  lines.set(key, line);
  line.add(listener);
  return () => {
    line.listeners.delete(listener);
    if (line.listeners.size === 0 && lines.get(key) === line) {
      line.close();
      lines.delete(key);
    }
  };
}
