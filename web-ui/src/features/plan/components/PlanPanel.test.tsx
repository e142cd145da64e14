import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/api/problem';
import { DeskContext, useDesk } from '../api/draft';
import { DraftDesk, type Command, type Draft } from '../model/desk';
import { PlanPanel } from './PartPanel';

const draft: Draft = {
  revision: 1,
  tree: { plan: 'krs-2560', programme: 'KRS', nameTh: 'ผัง', fiscalYear: 2560, version: 0, policy: 'UNDECIDED_COUNTS_ONE', deviationPercent: 50, dimensions: [] },
  findings: [],
  weights: [],
  undo: null,
  differs: true,
};

/** A server in memory that takes whole percents; everything that was sent to it. */
function aServer() {
  const sent: unknown[] = [];
  let now = draft;
  const desk = new DraftDesk(draft, {
    send: (command: Command) => {
      const fields = command.kind === 'plan' ? command.fields : {};
      sent.push(fields);
      if (typeof fields.deviationPercent !== 'number') {
        const errors = [{ field: 'deviationPercent', rule: 'integer', message: 'ต้องเป็นจำนวนเต็ม' }];
        return Promise.reject(new ProblemError({ type: 'urn:rabrong:problem:invalid', title: 'ข้อมูลไม่ถูกต้อง', status: 422, errors }));
      }
      now = { ...now, revision: now.revision + 1, tree: { ...now.tree, ...fields } };
      return Promise.resolve(now);
    },
    reload: () => Promise.resolve(now),
    newKey: () => 'key',
    wait: () => Promise.resolve(),
  });
  return { sent, desk };
}

function Panel() {
  return <PlanPanel tree={useDesk().tree} findings={[]} />;
}

function show(desk: DraftDesk) {
  render(
    <MantineProvider>
      <DeskContext value={desk}>
        <Panel />
      </DeskContext>
    </MantineProvider>,
  );
  return screen.getByRole('textbox', { name: 'เตือนเมื่อต่างจากรอบก่อน (ร้อยละ)' });
}

describe('how far from last round a value may be unwarned', () => {
  afterEach(cleanup);

  it('is a whole percentage, in Thai digits too, with words that say what it does', async () => {
    const { sent, desk } = aServer();
    const field = show(desk);
    expect(field).toHaveProperty('value', '50');
    expect(screen.getByText(/ใส่ 0 เพื่อไม่เตือน/)).toBeTruthy();

    await userEvent.clear(field);
    await userEvent.type(field, '๓๐{Enter}');

    await vi.waitFor(() => expect(desk.snapshot().draft.tree.deviationPercent).toBe(30));
    expect(sent).toEqual([{ deviationPercent: 30 }]);
  });

  it('is told as wrong when it is no whole number, never quietly taken as something else', async () => {
    const { sent, desk } = aServer();
    const field = show(desk);

    await userEvent.clear(field);
    await userEvent.type(field, '12.5{Enter}');

    expect(await screen.findByText(/ต้องเป็นจำนวนเต็ม/)).toBeTruthy();
    expect(sent).toEqual([{ deviationPercent: '12.5' }]);
    expect(field).toHaveProperty('value', '12.5');
    expect(desk.snapshot().draft.tree.deviationPercent).toBe(50);
  });
});
