import { ProblemError } from '@/api/problem';
import { foreseen, keyOf, type Action, type Confirmation, type Decision, type Order } from './decision';

/** What one request answers about one row. */
export type Answer = { confirmation: Confirmation } | { problem: ProblemError };

/** One request: rows that are decided in the same way. */
export interface Request {
  decision: Decision;
  orders: readonly Order[];
}

export interface Refused {
  order: Order;
  problem: ProblemError;
}

export interface Outcome {
  decided: readonly { before: Confirmation; after: Confirmation; decision: Decision }[];
  refused: readonly Refused[];
}

/** What a row says while a decision on it is on its way, or after it was refused. */
export interface RowState {
  busy: Action | null;
  refusal: ProblemError | null;
}

export interface DeskPorts {
  /** Answers one result per order, in their order; throws when the request as a whole was refused or did not get through. */
  send: (request: Request) => Promise<readonly Answer[]>;
  /** A row as the service has it now. */
  onAnswer: (item: Confirmation) => void;
  /** Rows whose state is not known here any more. */
  onDoubt: (items: readonly Confirmation[]) => void;
  /** Who decides, and the time, for what is shown until the answer. */
  by: () => string;
  now: () => Date;
}

interface Job {
  order: Order;
  key: string;
  settle: (answer: Answer) => void;
}

const CALM: RowState = { busy: null, refusal: null };
/** Requests under way at once; what is decided meanwhile goes together in the next one. */
const AT_ONCE = 4;
/** Rows of one request. */
const TOGETHER = 500;

/**
 * READ FIRST: a certifier's decisions between the hand and the service. A decision shows at once and never waits for the one before it, unless
 * that is on the same item; a refused one is taken back on the screen and its row says why. Nothing is kept for later: what does not
 * get through is refused.
 */
export class DecisionDesk {
  private readonly shown = new Map<string, Confirmation>();
  private readonly states = new Map<string, RowState>();
  private readonly flying = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private waiting: Job[] = [];
  private requests = 0;
  private turn = 0;
  private readonly ports: DeskPorts;

  constructor(ports: DeskPorts) {
    this.ports = ports;
  }

  /** Decides each of the orders, and says what became of them. */
  async decide(orders: readonly Order[]): Promise<Outcome> {
    const at = this.ports.now().toISOString();
    const answers = orders.map((order) => {
      const key = keyOf(order.item);
      this.shown.set(key, foreseen(order.item, order.decision, this.ports.by(), at));
      this.states.set(key, { busy: order.decision.action, refusal: null });
      return new Promise<Answer>((settle) => this.waiting.push({ order, key, settle }));
    });
    this.tell();
    this.pump();
    const settled = await Promise.all(answers);
    const decided: { before: Confirmation; after: Confirmation; decision: Decision }[] = [];
    const refused: Refused[] = [];
    settled.forEach((answer, at) => {
      const order = orders[at];
      if (order === undefined) {
        return;
      }
      if ('confirmation' in answer) {
        decided.push({ before: order.item, after: answer.confirmation, decision: order.decision });
      } else {
        refused.push({ order, problem: answer.problem });
      }
    });
    return { decided, refused };
  }

  /** The item as it is to be shown: with what was decided about it here, answered or not. */
  view(item: Confirmation): Confirmation {
    return this.shown.get(keyOf(item)) ?? item;
  }

  stateOf(key: string): RowState {
    return this.states.get(key) ?? CALM;
  }

  /** Forgets why a row was refused. */
  dismiss(key: string): void {
    const state = this.states.get(key);
    if (state?.refusal != null) {
      this.states.set(key, { ...state, refusal: null });
      this.tell();
    }
  }

  /** Says beside a row what was refused before it was sent. */
  refuse(key: string, refusal: ProblemError): void {
    this.states.set(key, { busy: null, refusal });
    this.tell();
  }

  /** How many decisions have no answer yet. */
  get pending(): number {
    return this.waiting.length + this.flying.size;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes with everything that a reader could see. */
  readonly version = (): number => this.turn;

  private pump(): void {
    while (this.requests < AT_ONCE) {
      const jobs = this.nextJobs();
      const first = jobs[0];
      if (first === undefined) {
        return;
      }
      this.requests++;
      void this.carryOut(first.order.decision, jobs).finally(() => {
        this.requests--;
        this.pump();
      });
    }
  }

  /** The next rows that can go together; the decisions about one item go one after the other. */
  private nextJobs(): Job[] {
    const blocked = new Set(this.flying);
    const jobs: Job[] = [];
    const left: Job[] = [];
    for (const job of this.waiting) {
      const fits = jobs[0] === undefined || (jobs.length < TOGETHER && together(jobs[0].order.decision) === together(job.order.decision));
      if (fits && !blocked.has(job.key)) {
        jobs.push(job);
      } else {
        left.push(job);
      }
      blocked.add(job.key);
    }
    this.waiting = left;
    jobs.forEach(({ key }) => this.flying.add(key));
    return jobs;
  }

  private async carryOut(decision: Decision, jobs: readonly Job[]): Promise<void> {
    let answers: readonly Answer[];
    let doubtful = false;
    try {
      answers = await this.ports.send({ decision, orders: jobs.map(({ order }) => order) });
    } catch (error) {
      const problem = error instanceof ProblemError ? error : new ProblemError({ type: 'about:failed', title: 'failed', status: 0 });
      answers = jobs.map(() => ({ problem }));
      doubtful = true;
    }
    const settled = new Map<Job, Answer>();
    jobs.forEach((job, at) => {
      const answer = answers[at] ?? { problem: new ProblemError({ type: 'about:failed', title: 'failed', status: 0 }) };
      this.flying.delete(job.key);
      settled.set(job, answer);
      const next = this.waiting.filter(({ key }) => key === job.key);
      if ('confirmation' in answer) {
        this.ports.onAnswer(answer.confirmation);
        if (next.length === 0) {
          this.shown.delete(job.key);
          this.states.delete(job.key);
        }
      } else {
        // What was decided after it rested on it
        this.waiting = this.waiting.filter(({ key }) => key !== job.key);
        next.forEach((dropped) => settled.set(dropped, answer));
        this.shown.delete(job.key);
        this.states.set(job.key, { busy: null, refusal: answer.problem });
      }
    });
    const unknown = [...settled].filter(([, answer]) => 'problem' in answer && (doubtful || answer.problem.status === 409)).map(([{ order }]) => order.item);
    if (unknown.length > 0) {
      this.ports.onDoubt(unknown);
    }
    this.tell();
    settled.forEach((answer, job) => job.settle(answer));
  }

  private tell(): void {
    this.turn++;
    this.listeners.forEach((listener) => listener());
  }
}

/** Decisions of which one request can carry many: what differs from row to row stands in the row. */
function together(decision: Decision): string {
  switch (decision.action) {
    case 'REJECT':
      return JSON.stringify(['REJECT', decision.reason, decision.fixBy]);
    case 'REOPEN':
      return JSON.stringify(['REOPEN', decision.until]);
    default:
      return decision.action;
  }
}
