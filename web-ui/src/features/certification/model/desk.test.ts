import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/api/problem';
import { aConfirmation } from './a-confirmation';
import { foreseen, keyOf, type Confirmation, type Order } from './decision';
import { DecisionDesk, type Answer, type Request } from './desk';

const items = Array.from({ length: 20 }, (_, at) => aConfirmation({ office: String(8101 + at) }));
const confirm = (item: Confirmation): Order => ({ item, decision: { action: 'CONFIRM' } });
const good = ({ item, decision }: Order): Answer => ({ confirmation: foreseen(item, decision, 'ฉัน', '2016-05-02T03:00:00Z') });
const problem = (slug: string, status: number) => new ProblemError({ type: `urn:rabrong:problem:${slug}`, title: slug, status });

/** A service that answers when told to. */
function aDesk() {
  const requests: { request: Request; answer: (answers: readonly Answer[]) => void; fail: (error: unknown) => void }[] = [];
  const onAnswer = vi.fn();
  const onDoubt = vi.fn();
  const desk = new DecisionDesk({
    send: (request) => new Promise((answer, fail) => requests.push({ request, answer, fail })),
    onAnswer,
    onDoubt,
    by: () => 'ฉัน',
    now: () => new Date('2016-05-02T03:00:00Z'),
  });
  const answerAll = async () => {
    while (requests.length > 0) {
      const next = requests.shift();
      next?.answer(next.request.orders.map(good));
      await new Promise((done) => setTimeout(done, 0));
    }
  };
  return { desk, requests, onAnswer, onDoubt, answerAll };
}
const first = items[0] ?? aConfirmation();
const second = items[1] ?? aConfirmation();

describe('decisions on their way', () => {
  it('show at once, and the answer takes their place', async () => {
    const { desk, onAnswer, answerAll } = aDesk();
    const outcome = desk.decide([confirm(first)]);
    expect(desk.view(first).status).toBe('CONFIRMED');
    expect(desk.stateOf(keyOf(first)).busy).toBe('CONFIRM');
    await answerAll();
    expect((await outcome).decided).toHaveLength(1);
    expect(onAnswer).toHaveBeenCalledOnce();
    expect(desk.view(first)).toBe(first);
    expect(desk.stateOf(keyOf(first)).busy).toBeNull();
  });

  it('do not wait for each other: a few requests at once, the rest together in the next', async () => {
    const { desk, requests, answerAll } = aDesk();
    const outcomes = items.map((item) => desk.decide([confirm(item)]));
    expect(requests.map(({ request }) => request.orders.length)).toEqual([1, 1, 1, 1]);
    requests.shift()?.answer([good(confirm(first))]);
    await outcomes[0];
    await vi.waitFor(() => expect(requests.at(-1)?.request.orders).toHaveLength(16));
    await answerAll();
    expect((await Promise.all(outcomes)).flatMap(({ decided }) => decided)).toHaveLength(20);
  });

  it('about one item keep their order', async () => {
    const { desk, requests, answerAll } = aDesk();
    const confirmed = desk.decide([confirm(first)]);
    const withdrawn = desk.decide([{ item: desk.view(first), decision: { action: 'WITHDRAW' } }]);
    expect(requests.map(({ request }) => request.decision.action)).toEqual(['CONFIRM']);
    expect(desk.view(first).status).toBe('AWAITING');
    requests.shift()?.answer([good(confirm(first))]);
    await confirmed;
    await vi.waitFor(() => expect(requests.map(({ request }) => request.decision.action)).toEqual(['WITHDRAW']));
    await answerAll();
    expect((await withdrawn).decided).toHaveLength(1);
  });

  it('that are refused are taken back, with the reason; what rested on them goes too', async () => {
    const { desk, requests, onDoubt } = aDesk();
    const both = desk.decide([confirm(first), confirm(second)]);
    const after = desk.decide([{ item: desk.view(first), decision: { action: 'WITHDRAW' } }]);
    const stale = problem('stale-revision', 409);
    requests.shift()?.answer([{ problem: stale }, good(confirm(second))]);
    const outcome = await both;
    expect(outcome.decided.map(({ after: now }) => now.office)).toEqual([second.office]);
    expect(outcome.refused.map(({ order }) => order.item.office)).toEqual([first.office]);
    expect((await after).refused[0]?.problem).toBe(stale);
    expect(desk.view(first)).toBe(first);
    expect(desk.stateOf(keyOf(first)).refusal).toBe(stale);
    expect(onDoubt).toHaveBeenCalled();
    expect(requests).toHaveLength(0);
    desk.dismiss(keyOf(first));
    expect(desk.stateOf(keyOf(first)).refusal).toBeNull();
  });

  it('that do not get through are refused, not kept', async () => {
    const { desk, requests, onDoubt } = aDesk();
    const outcome = desk.decide([confirm(first)]);
    requests.shift()?.fail(new ProblemError({ type: 'about:unreachable', title: 'unreachable', status: 0 }));
    expect((await outcome).refused).toHaveLength(1);
    expect(desk.pending).toBe(0);
    expect(onDoubt).toHaveBeenCalledWith([first]);
  });

  it('with reasons of their own go in requests of their own', () => {
    const { desk, requests } = aDesk();
    const reject = (item: Confirmation, reason: string): Order => ({ item, decision: { action: 'REJECT', reason, fixBy: null } });
    void desk.decide([reject(first, 'ก'), reject(second, 'ข')]);
    expect(requests.map(({ request }) => request.decision)).toEqual([
      { action: 'REJECT', reason: 'ก', fixBy: null },
      { action: 'REJECT', reason: 'ข', fixBy: null },
    ]);
  });
});
