import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/api/problem';
import { DraftDesk, Outdated, Overtaken, apply, type Command, type Draft, type Transport } from './desk';
import { partAt, type SubIndicator } from './tree';

const problem = (slug: string, status: number) => new ProblemError({ type: `urn:rabrong:problem:${slug}`, title: slug, status });

function aDraft(weight = '5', revision = 1): Draft {
  return {
    revision,
    tree: {
      plan: 'krs-2560',
      programme: 'KRS',
      nameTh: 'ผัง',
      fiscalYear: 2560,
      version: 0,
      policy: 'UNDECIDED_COUNTS_ONE',
      deviationPercent: 50,
      dimensions: [
        {
          code: 'EXT',
          nameTh: 'ภายนอก',
          indicators: [
            {
              code: '1',
              nameTh: 'หนึ่ง',
              subIndicators: [
                { code: '1.1', nameTh: 'ย่อย', weight, bureau: '', reporters: { kind: 'ALL', offices: [] }, mode: 'NORMAL', fourEyes: false, scoring: { kind: 'LINEAR', formula: '', levels: [] }, variables: [] },
              ],
            },
          ],
        },
      ],
    },
    findings: [],
    weights: [],
    undo: null,
    differs: true,
  };
}

const weigh = (weight: string, seen: string): Command => ({
  kind: 'change',
  level: 'SUB_INDICATOR',
  code: '1.1',
  fields: () => ({ weight }),
  read: (data) => (data as SubIndicator).weight,
  seen,
});
const weightOf = (desk: DraftDesk) => (partAt(desk.snapshot().tree, 'SUB_INDICATOR:1.1')?.data as SubIndicator | undefined)?.weight;

/** A server in memory: one draft with a revision, as the contract says. */
function aServer(draft: Draft) {
  const server = { draft, sent: [] as number[], keys: [] as string[], failures: [] as Error[] };
  let keys = 0;
  const transport: Transport = {
    send: (command, _part, revision, key) => {
      server.sent.push(revision);
      server.keys.push(key);
      const failure = server.failures.shift();
      if (failure !== undefined) {
        return Promise.reject(failure);
      }
      if (revision !== server.draft.revision) {
        return Promise.reject(problem('stale-revision', 409));
      }
      server.draft = { ...server.draft, revision: revision + 1, tree: { ...server.draft.tree, ...apply(server.draft.tree, command) } };
      return Promise.resolve(server.draft);
    },
    reload: () => Promise.resolve(server.draft),
    newKey: () => `key-${++keys}`,
    wait: () => Promise.resolve(),
  };
  return { server, transport };
}

describe('the draft’s desk', () => {
  it('shows a change at once and sends one after the other with the newest revision', async () => {
    const { server, transport } = aServer(aDraft());
    const desk = new DraftDesk(aDraft(), transport);
    const both = [desk.run(weigh('7', '5')), desk.run(weigh('8', '7'))];
    expect(weightOf(desk)).toBe('8');
    expect(desk.snapshot().pending).toBe(2);
    await Promise.all(both);
    expect(server.sent).toEqual([1, 2]);
    expect(desk.snapshot()).toMatchObject({ pending: 0, draft: { revision: 3 } });
  });

  it('takes back on the page what the server refuses, and goes on', async () => {
    const { server, transport } = aServer(aDraft());
    server.failures.push(problem('invalid', 422));
    const desk = new DraftDesk(aDraft(), transport);
    const refused = desk.run(weigh('900', '5'));
    const next = desk.run({ kind: 'plan', fields: { nameTh: 'ใหม่' }, read: (tree) => tree.nameTh, seen: 'ผัง' });
    await expect(refused).rejects.toThrow(ProblemError);
    await next;
    expect(weightOf(desk)).toBe('5');
    expect(desk.snapshot().tree.nameTh).toBe('ใหม่');
  });

  it('sends again by itself where somebody else changed something else', async () => {
    const { server, transport } = aServer(aDraft('5', 9));
    const desk = new DraftDesk(aDraft('5', 1), transport);
    await desk.run(weigh('7', '5'));
    expect(server.sent).toEqual([1, 9]);
    expect(new Set(server.keys).size).toBe(2);
    expect(weightOf(desk)).toBe('7');
  });

  it('never writes over the same field of somebody else unseen', async () => {
    const { transport } = aServer(aDraft('6', 9));
    const desk = new DraftDesk(aDraft('5', 1), transport);
    const outcome = await desk.run(weigh('7', '5')).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Overtaken);
    expect((outcome as Overtaken).theirs).toBe('6');
    expect(weightOf(desk)).toBe('6');
  });

  it('does not undo somebody else’s change, nor remove what they changed', async () => {
    const { transport } = aServer(aDraft('6', 9));
    const desk = new DraftDesk(aDraft('5', 1), transport);
    await expect(desk.run({ kind: 'undo' })).rejects.toThrow(Outdated);
    const behind = new DraftDesk(aDraft('5', 1), transport);
    await expect(behind.run({ kind: 'remove', level: 'SUB_INDICATOR', code: '1.1' })).rejects.toThrow(Outdated);
  });

  it('repeats with the same key when the line breaks', async () => {
    const { server, transport } = aServer(aDraft());
    server.failures.push(new ProblemError({ type: 'about:unreachable', title: 'unreachable', status: 0 }));
    const desk = new DraftDesk(aDraft(), transport);
    await desk.run(weigh('7', '5'));
    expect(new Set(server.keys).size).toBe(1);
    expect(weightOf(desk)).toBe('7');
  });

  it('ignores an older reading, and any reading while something is on its way', async () => {
    const { transport } = aServer(aDraft());
    const desk = new DraftDesk(aDraft('5', 4), transport);
    desk.refreshed(aDraft('1', 3));
    expect(weightOf(desk)).toBe('5');
    desk.refreshed(aDraft('2', 5));
    expect(weightOf(desk)).toBe('2');
    await Promise.resolve();
  });
});
