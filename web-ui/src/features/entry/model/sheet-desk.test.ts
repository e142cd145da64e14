import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/api/problem';
import { memoryKeeping, type Keeping, type SheetRequest } from './keeping';
import type { PastePlan } from './paste';
import { SheetDesk, type ReportResult } from './sheet-desk';
import type { Shared, Windows } from './windows';

interface Item {
  value: string | null;
  revision: number;
}

/** A service with a sheet of three values: judges revisions, and answers a known key as it did the first time. */
class Service {
  readonly items = new Map<string, Item>(['A', 'B', 'C'].map((variable) => [variable, { value: null, revision: 0 }]));
  readonly received: SheetRequest[] = [];
  readonly answers = new Map<string, ReportResult[]>();
  /** What happens to the next requests: lost before or after they were carried out, or refused as a whole. */
  troubles: ('lost' | 'answer lost' | number)[] = [];
  signedOut = 0;
  online = true;

  readonly send = async (request: SheetRequest): Promise<ReportResult[]> => {
    await Promise.resolve();
    this.received.push(request);
    const trouble = this.troubles.shift();
    if (!this.online || trouble === 'lost') {
      throw new ProblemError({ type: 'about:unreachable', title: '', status: 0 });
    }
    if (typeof trouble === 'number') {
      throw new ProblemError({ type: 'urn:rabrong:problem:refused', title: 'ไม่รับ', status: trouble });
    }
    const answer = this.answers.get(request.key) ?? request.values.map((row) => this.judge(row));
    this.answers.set(request.key, answer);
    if (trouble === 'answer lost') {
      throw new ProblemError({ type: 'about:unreachable', title: '', status: 0 });
    }
    return answer;
  };

  sheet() {
    return [...this.items].map(([variable, item]) => ({ variable, ...item }));
  }

  revisions() {
    return Object.fromEntries([...this.items].map(([variable, { value, revision }]) => [variable, `${value ?? '–'} (${revision})`]));
  }

  private judge({ variable, value, revision }: SheetRequest['values'][number]): ReportResult {
    const now = this.items.get(variable);
    if (now?.revision !== revision) {
      const problem = { type: 'urn:rabrong:problem:stale-revision', title: '', status: 409, current: now ?? null };
      return { variable, status: 409, entry: null, problem };
    }
    if (Number(value) > 1000) {
      const problem = { type: 'urn:rabrong:problem:invalid', title: '', status: 422, errors: [{ field: 'value', rule: 'max', message: 'ต้องไม่เกิน 1000' }] };
      return { variable, status: 422, entry: null, problem };
    }
    const item = { value, revision: revision + 1 };
    this.items.set(variable, item);
    return { variable, status: 200, entry: item as ReportResult['entry'], problem: null };
  }
}

/** The windows of one browser: what one tells reaches the others a moment later; one at a time is alone. */
class Browser {
  private readonly open: { hear: (changes: Shared) => void }[] = [];
  private queue: Promise<void> = Promise.resolve();

  window(): Windows {
    const own: { hear: (changes: Shared) => void } = { hear: () => undefined };
    this.open.push(own);
    return {
      tell: (changes) => {
        const copy = structuredClone(changes);
        for (const other of this.open) {
          if (other !== own) {
            queueMicrotask(() => other.hear(copy));
          }
        }
      },
      listen: (hear) => {
        own.hear = hear;
      },
      alone: (work) => (this.queue = this.queue.then(work, work)),
      close: () => void this.open.splice(this.open.indexOf(own), 1),
    };
  }
}

let keys = 0;

async function open(service: Service, keeping: Keeping = memoryKeeping(), browser = new Browser(), tab = `tab ${String(++keys)}`, isKept = true) {
  const desk = await SheetDesk.open(
    {
      send: service.send,
      newKey: () => `key ${String(++keys)}`,
      isOnline: () => service.online,
      onAnswer: () => undefined,
      onSignedOut: () => {
        service.signedOut++;
      },
    },
    keeping,
    browser.window(),
    tab,
    isKept,
  );
  desk.synced(service.sheet());
  return desk;
}

function enter(desk: SheetDesk, variable: string, text: string): void {
  desk.typed(variable, text);
  desk.left(variable);
}

const paste = (texts: Record<string, string>): PastePlan => ({ texts: new Map(Object.entries(texts)), locked: [], unknown: [], beyond: 0 });
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const sentValues = (service: Service) => service.received.map(({ values }) => values.map(({ variable, value }) => `${variable}=${value ?? ''}`).join(' '));

describe('the desk of a sheet', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends what is left shortly after another in one request', async () => {
    const service = new Service();
    const desk = await open(service);
    enter(desk, 'A', '1');
    await pass(100);
    enter(desk, 'B', '2');
    expect(desk.standing()).toMatchObject({ saving: 2, waiting: 0 });
    await pass(1_000);
    expect(sentValues(service)).toEqual(['A=1 B=2']);
    expect(desk.standing()).toMatchObject({ saving: 0, waiting: 0, saved: true });
    expect(desk.view('A')).toMatchObject({ text: '1', state: 'saved' });
  });

  it('does not send what is still being typed', async () => {
    const service = new Service();
    const desk = await open(service);
    desk.typed('A', '1');
    await pass(60_000);
    expect(service.received).toHaveLength(0);
  });

  it('sends one request at a time: what is left meanwhile goes with the next', async () => {
    const service = new Service();
    const desk = await open(service);
    enter(desk, 'A', '1');
    await pass(150);
    enter(desk, 'A', '12');
    enter(desk, 'B', '2');
    await pass(1_000);
    expect(sentValues(service)).toEqual(['A=1', 'A=12 B=2']);
    expect(service.revisions()).toMatchObject({ A: '12 (2)', B: '2 (1)' });
  });

  it('puts nothing together while the browser has no line, and sends all of it at once afterwards', async () => {
    const service = new Service();
    const desk = await open(service);
    service.online = false;
    desk.offline();
    enter(desk, 'A', '1');
    await pass(5_000);
    enter(desk, 'B', '2');
    enter(desk, 'A', '11');
    await pass(20_000);
    expect(desk.standing()).toMatchObject({ waiting: 2, isOnline: false });
    expect(desk.view('A')?.state).toBe('waiting');
    service.online = true;
    desk.online();
    await pass(200);
    expect(sentValues(service)).toEqual(['A=11 B=2']);
    expect(desk.standing()).toMatchObject({ waiting: 0, saving: 0, isOnline: true });
  });

  it('repeats an unanswered request to the letter, later and later, and stores nothing twice', async () => {
    const service = new Service();
    const desk = await open(service);
    service.troubles = ['answer lost', 503, 502, 504, 'lost'];
    enter(desk, 'A', '1');
    await pass(200);
    expect(desk.view('A')?.state).toBe('waiting');
    enter(desk, 'B', '2');
    await pass(60_000);
    expect(service.received.slice(0, 6).every((request) => JSON.stringify(request) === JSON.stringify(service.received[0]))).toBe(true);
    expect(sentValues(service).slice(6)).toEqual(['B=2']);
    expect(service.revisions()).toMatchObject({ A: '1 (1)', B: '2 (1)' });
  });

  it('repeats it at once when the line is back', async () => {
    const service = new Service();
    const desk = await open(service);
    service.troubles = ['lost', 'lost', 'lost', 'lost'];
    enter(desk, 'A', '1');
    await pass(8_000);
    const before = service.received.length;
    desk.online();
    await pass(1);
    expect(service.received.length).toBe(before + 1);
  });

  it('opens after a crash with what was typed, and repeats the request that was on its way with its key', async () => {
    const service = new Service();
    const keeping = memoryKeeping();
    const fallen = await open(service, keeping);
    service.troubles = ['answer lost', ...Array<'lost'>(50).fill('lost')];
    enter(fallen, 'A', '1');
    await pass(200);
    enter(fallen, 'B', '2');
    fallen.typed('C', '3');
    await pass(0); // and then it is gone, without a word

    const after = new Service();
    after.items.set('A', { value: '1', revision: 1 });
    after.answers.set(service.received[0]?.key ?? '', service.answers.get(service.received[0]?.key ?? '') ?? []);
    const desk = await open(after, keeping);
    await pass(1_000);
    expect(after.received[0]).toEqual(service.received[0]);
    expect(after.revisions()).toEqual({ A: '1 (1)', B: '2 (1)', C: '– (0)' });
    // Half of a number perhaps: the person says whether it is finished
    expect(desk.view('C')).toMatchObject({ text: '3', state: 'elsewhere' });
    expect([...desk.standing().undecided]).toEqual(['C']);
    desk.triedAgain('C');
    await pass(1_000);
    expect(after.items.get('C')?.value).toBe('3');
    expect((await keeping.read()).drafts.size).toBe(0);
    expect((await keeping.read()).request).toBeNull();
  });

  it('takes what is being typed for finished when the page is left', async () => {
    const service = new Service();
    const keeping = memoryKeeping();
    const closed = await open(service, keeping);
    closed.typed('A', '7');
    closed.close();
    await pass(0);
    await open(service, keeping);
    await pass(1_000);
    expect(service.items.get('A')?.value).toBe('7');
  });

  it('sends nothing when the session is over, and keeps everything for after the sign-in', async () => {
    const service = new Service();
    const keeping = memoryKeeping();
    const desk = await open(service, keeping);
    service.troubles = [401];
    enter(desk, 'A', '1');
    await pass(60_000);
    expect(service.received).toHaveLength(1);
    expect(service.signedOut).toBe(1);
    desk.close();
    await open(service, keeping);
    await pass(1_000);
    expect(service.received[1]).toEqual(service.received[0]);
    expect(service.items.get('A')).toEqual({ value: '1', revision: 1 });
  });

  it('keeps a refused value with the reason, and does not repeat it', async () => {
    const service = new Service();
    const desk = await open(service);
    enter(desk, 'A', '5000');
    enter(desk, 'B', '2');
    await pass(60_000);
    expect(service.received).toHaveLength(1);
    expect(desk.view('A')).toMatchObject({ text: '5000', state: 'refused', why: { kind: 'told', text: 'ต้องไม่เกิน 1000' } });
    expect(service.revisions()).toMatchObject({ B: '2 (1)' });
  });

  it('tells a refusal of the whole request beside each value', async () => {
    for (const status of [403, 413]) {
      const service = new Service();
      const desk = await open(service);
      service.troubles = [status];
      enter(desk, 'A', '1');
      enter(desk, 'B', '2');
      await pass(60_000);
      expect(service.received).toHaveLength(1);
      expect([...desk.standing().undecided]).toEqual(['A', 'B']);
      expect(desk.view('A')?.why).toEqual({ kind: 'told', text: 'ไม่รับ' });
    }
  });

  it('gives up on a service that fails, and sends again when told to', async () => {
    const service = new Service();
    const desk = await open(service);
    service.troubles = [500, 500, 500, 500];
    enter(desk, 'A', '1');
    await pass(60_000);
    expect(service.received).toHaveLength(4);
    expect(desk.view('A')).toMatchObject({ state: 'refused', why: { kind: 'failed' } });
    desk.triedAgain('A');
    await pass(1_000);
    expect(service.items.get('A')?.value).toBe('1');
  });

  it('asks when a colleague was faster, and overwrites only what the person then saw', async () => {
    const service = new Service();
    const desk = await open(service);
    desk.typed('A', '1');
    service.items.set('A', { value: '9', revision: 1 });
    desk.left('A');
    await pass(1_000);
    expect(desk.view('A')).toMatchObject({ text: '1', state: 'overtaken', theirs: { value: '9', revision: 1 } });
    expect(service.items.get('A')?.value).toBe('9');
    desk.keptMine('A');
    await pass(1_000);
    expect(service.items.get('A')).toEqual({ value: '1', revision: 2 });
  });

  it('sends large sheets in several requests', async () => {
    const service = new Service();
    for (let at = 0; at < 250; at++) {
      service.items.set(`V${String(at)}`, { value: null, revision: 0 });
    }
    const desk = await open(service);
    desk.fill(paste(Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`V${String(at)}`, '5']))));
    await pass(1_000);
    expect(service.received.map(({ values }) => values.length)).toEqual([200, 50]);
    expect(desk.standing().saving).toBe(0);
  });

  it('tells only the cells that change', async () => {
    const desk = await open(new Service());
    const [a, b, whole] = [vi.fn(), vi.fn(), vi.fn()];
    desk.subscribeTo('A', a);
    desk.subscribeTo('B', b);
    desk.subscribe(whole);
    desk.typed('A', '1');
    desk.typed('A', '12');
    desk.synced([
      { variable: 'A', value: null, revision: 0 },
      { variable: 'B', value: null, revision: 0 },
    ]);
    expect(a).toHaveBeenCalledTimes(2);
    expect(b).not.toHaveBeenCalled();
    expect(whole).not.toHaveBeenCalled();
  });

  it('goes on without a database, and says that nothing outlives the page', async () => {
    const service = new Service();
    const broken: Keeping = {
      ...memoryKeeping(),
      read: () => Promise.reject(new Error('away')),
      write: () => Promise.reject(new Error('full')),
      claim: () => Promise.reject(new Error('full')),
      settle: () => Promise.reject(new Error('full')),
    };
    const desk = await open(service, broken);
    service.troubles = ['answer lost'];
    enter(desk, 'A', '1');
    await pass(10_000);
    expect(desk.standing()).toMatchObject({ isKept: false, saving: 0, waiting: 0 });
    expect(service.received[1]).toEqual(service.received[0]);
    expect(service.items.get('A')).toEqual({ value: '1', revision: 1 });
  });
});

describe('what was pasted', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves no trace when it is undone before it was sent', async () => {
    const service = new Service();
    const desk = await open(service);
    desk.fill(paste({ A: '1', B: 'x' }));
    expect(desk.standing().filled?.count).toBe(2);
    desk.undoFill();
    await pass(1_000);
    expect(service.received).toHaveLength(0);
    expect(desk.view('B')).toMatchObject({ text: '', state: 'idle' });
  });

  it('is undone by new values when it was saved, except where something else stands by then', async () => {
    const service = new Service();
    service.items.set('A', { value: '4', revision: 1 });
    const desk = await open(service);
    desk.fill(paste({ A: '5', B: '6', C: '7' }));
    await pass(1_000);
    enter(desk, 'B', '60');
    await pass(1_000);
    desk.undoFill();
    await pass(1_000);
    expect(service.revisions()).toEqual({ A: '4 (3)', B: '60 (2)', C: '– (2)' });
  });

  it('is undone while it is on its way', async () => {
    const service = new Service();
    const desk = await open(service);
    service.troubles = ['answer lost'];
    desk.fill(paste({ A: '5' }));
    await pass(200);
    desk.undoFill();
    await pass(10_000);
    expect(service.revisions()).toMatchObject({ A: '– (2)' });
  });
});

describe('two windows of one person', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('show each other what is typed and saved, and send it once', async () => {
    const service = new Service();
    const [keeping, browser] = [memoryKeeping(), new Browser()];
    const one = await open(service, keeping, browser);
    const other = await open(service, keeping, browser);
    one.typed('A', '1');
    await pass(0);
    expect(other.view('A')).toMatchObject({ text: '1', state: 'elsewhere' });
    one.left('A');
    enter(other, 'B', '2');
    await pass(2_000);
    expect(service.revisions()).toMatchObject({ A: '1 (1)', B: '2 (1)' });
    expect(service.received.flatMap(({ values }) => values)).toHaveLength(2);
    for (const desk of [one, other]) {
      expect([desk.view('A')?.state, desk.view('B')?.state]).toEqual(['saved', 'saved']);
    }
  });

  it('finish each other’s work when one is closed', async () => {
    const service = new Service();
    const [keeping, browser] = [memoryKeeping(), new Browser()];
    const one = await open(service, keeping, browser);
    await open(service, keeping, browser);
    service.troubles = ['answer lost'];
    enter(one, 'A', '1');
    await pass(200);
    one.close();
    await pass(30_000);
    expect(service.received[1]).toEqual(service.received[0]);
    expect(service.revisions()).toMatchObject({ A: '1 (1)' });
  });

  it('without locks store nothing twice all the same', async () => {
    const service = new Service();
    const keeping = memoryKeeping();
    const browser = new Browser();
    const unlocked = () => ({ ...browser.window(), alone: (work: () => Promise<void>) => work() });
    const windows = { window: unlocked } as unknown as Browser;
    const one = await open(service, keeping, windows);
    const other = await open(service, keeping, windows);
    enter(one, 'A', '1');
    enter(other, 'B', '2');
    enter(one, 'C', '3');
    await pass(5_000);
    expect(service.revisions()).toEqual({ A: '1 (1)', B: '2 (1)', C: '3 (1)' });
    for (const desk of [one, other]) {
      expect(desk.standing()).toMatchObject({ saving: 0, waiting: 0 });
      expect(desk.standing().undecided.size).toBe(0);
    }
  });
});
