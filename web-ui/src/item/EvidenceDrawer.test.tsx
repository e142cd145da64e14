import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';
import type { EvidenceList } from './evidence';
import { EvidenceDrawer } from './EvidenceDrawer';

const open: EvidenceList = { items: [], next: null, mayAttach: true, lockedBecause: null, opens: '2016-04-01', closes: '2016-04-30' };
const closed: EvidenceList = { ...open, mayAttach: false, lockedBecause: 'WINDOW_CLOSED' };

/** A service that lists this, and whose window closes before a file comes. */
function serverWith(state: { list: EvidenceList }) {
  vi.stubGlobal('fetch', (request: Request) => {
    const refused = { type: 'urn:rabrong:problem:window-closed', title: 'อยู่นอกช่วงเวลาแนบไฟล์', status: 409, detail: 'แนบไม่ได้แล้ว' };
    if (request.method === 'POST') {
      state.list = closed;
      return Promise.resolve(new Response(JSON.stringify(refused), { status: 409, headers: { 'Content-Type': 'application/problem+json' } }));
    }
    return Promise.resolve(new Response(JSON.stringify(state.list), { headers: { 'Content-Type': 'application/json' } }));
  });
}

function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient(() => undefined)}>
        <EvidenceDrawer
          item={{ round: 'krs-2559-6m', variable: '2.A', office: '8101' }}
          title="2.A"
          roundName="รอบ 6 เดือน ปี 59"
          onClose={vi.fn()}
          onCount={vi.fn()}
        />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const attachButton = () => screen.queryByRole('button', { name: 'แนบไฟล์' });

describe('the files of an item', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('take another one while the service says so', async () => {
    serverWith({ list: open });
    show();
    expect(await screen.findByRole('button', { name: 'แนบไฟล์' })).toBeTruthy();
    expect(screen.queryByRole('note')).toBeNull();
  });

  it.each([
    [closed, 'ขณะนี้แนบไฟล์ไม่ได้ ช่วงแนบไฟล์คือ 1 เม.ย. 2559 ถึง 30 เม.ย. 2559'],
    [{ ...closed, lockedBecause: 'CONFIRMED' as const }, 'รับรองผลแล้ว จึงแนบไฟล์เพิ่มไม่ได้'],
    [{ ...closed, lockedBecause: 'CARRIED_FORWARD' as const }, 'ค่าและผลรับรองยกมาจากรอบก่อน จึงไม่ต้องแนบไฟล์'],
  ])('say why they take no more', async (list, words) => {
    serverWith({ list });
    show();
    expect((await screen.findByRole('note')).textContent).toBe(words);
    expect(attachButton()).toBeNull();
  });

  it('are only shown to who never attaches', async () => {
    serverWith({ list: { ...open, mayAttach: false, opens: null, closes: null } });
    show();
    expect(await screen.findByText('ยังไม่มีเอกสาร')).toBeTruthy();
    expect(attachButton()).toBeNull();
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('say so when the window closed while a file was being chosen', async () => {
    serverWith({ list: open });
    show();
    const send = await screen.findByRole('button', { name: 'แนบไฟล์' });
    const input = document.querySelector('input[type=file]');
    await userEvent.upload(input as HTMLInputElement, new File(['x'], 'รายงาน.pdf'));
    await userEvent.click(send);

    expect((await screen.findByRole('note')).textContent).toContain('30 เม.ย. 2559');
    expect(attachButton()).toBeNull();
  });
});
