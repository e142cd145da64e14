import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';
import type { Round } from '@/session/rounds';
import { SignedIn } from '@/session/SignedIn';
import { aConfirmation } from '../model/a-confirmation';
import { foreseen, type Action, type Confirmation, type Decision } from '../model/decision';
import { ByVariablePage } from './ByVariablePage';

const round: Round = {
  round: 'krs-2559-6m',
  plan: 'krs-2559',
  planVersion: 1,
  programme: 'KRS',
  fiscalYear: 2559,
  months: 6,
  nameTh: 'รอบ 6 เดือน ปี 59',
  reporting: { opens: '2016-04-01', closes: '2099-04-30' },
  certification: { opens: '2016-04-01', closes: '2099-05-31' },
  reportingOpen: true,
  certificationOpen: true,
  closed: false,
  itemsState: 'DONE',
  items: 4,
};
const me = {
  id: 'p1',
  username: 'btl',
  name: 'ผู้รับรอง สทร.',
  roles: ['CERTIFIER' as const],
  organisations: [{ code: 'BTL', kind: 'BUREAU' as const, nameTh: 'สทร.', nameEn: 'BTL', roles: ['CERTIFIER' as const] }],
};

interface Sent {
  dryRun: boolean;
  decision: Action;
  reason?: string;
  items: { variable: string; office: string; revision: number; score?: string; reason?: string }[];
}

/** A service that keeps these items, refuses what it is told to refuse, and remembers what it was asked. */
function aService(items: Confirmation[], refuses: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const answer = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.endsWith('/batch')) {
      const body = (await request.json()) as Omit<Sent, 'dryRun'>;
      const dryRun = url.searchParams.get('dryRun') === 'true';
      sent.push({ ...body, dryRun });
      return answer({
        items: body.items.map(({ variable, office, score, reason }) => {
          const at = items.findIndex((item) => item.office === office);
          const before = items[at];
          const why = refuses[office];
          if (why !== undefined || before === undefined) {
            return { variable, office, status: 409, confirmation: null, problem: { type: `urn:rabrong:problem:illegal-move`, title: why, status: 409, detail: why } };
          }
          const decision = { action: body.decision, reason: reason ?? body.reason ?? null, fixBy: null, until: '2099-01-01', score } as Decision;
          const after = foreseen(before, decision, me.name, '2016-05-02T03:00:00Z');
          if (!dryRun) {
            items[at] = after;
          }
          return { variable, office, status: 200, confirmation: after, problem: null };
        }),
      });
    }
    if (url.pathname.endsWith('/variables')) {
      return answer({
        items: [
          {
            variable: '2.A',
            subIndicator: '2',
            nameTh: 'จำนวน',
            subIndicatorNameTh: 'คุณภาพการให้บริการ',
            indicatorCode: '2',
            indicatorNameTh: 'คุณภาพ',
            dimensionCode: '1',
            dimensionNameTh: 'มิติภายนอก',
            unit: 'คน',
            mode: 'NORMAL',
            counts: { NOT_REPORTED: 0, AWAITING: 4, REJECTED: 0, CONFIRMED: 0 },
          },
        ],
        next: null,
      });
    }
    if (url.pathname.endsWith('/organisations') || url.pathname.endsWith('/reasons')) {
      return answer({ items: [{ id: '00000000-0000-0000-0000-000000000001', bureau: 'BTL', text: 'เอกสารไม่ครบ' }].filter(() => url.pathname.endsWith('/reasons')), next: null });
    }
    return answer({ items: [...items], next: null });
  });
  return { sent, decided: () => sent.filter(({ dryRun }) => !dryRun) };
}

function show(address = '/certification/variable?round=krs-2559-6m&variable=2.A') {
  const router = createMemoryRouter([{ path: '/certification/variable', element: <ByVariablePage /> }], { initialEntries: [address] });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient(() => undefined)}>
        <SignedIn me={me} rounds={[round]}>
          <RouterProvider router={router} />
        </SignedIn>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return router;
}

const OFFICES = [
  ['8101', 'สพป.กระบี่'],
  ['1001', 'สพป.กรุงเทพมหานคร'],
  ['7101', 'สพป.กาญจนบุรี เขต 1'],
  ['M29', 'สพม.เขต 29'],
] as const;
const offices = (over: Partial<Confirmation> = {}) => OFFICES.map(([office, officeNameTh]) => aConfirmation({ office, officeNameTh, ...over }));
const rowOf = (name: string) => screen.getByRole('button', { name: `รับรอง ${name}` }).closest('tr') as HTMLElement;
const statusOf = (name: string) => rowOf(name).querySelector('[data-status]')?.getAttribute('data-status');
const current = () => document.querySelector<HTMLElement>('tr[data-current]')?.dataset.key;

describe('certifying one variable at all offices', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
    localStorage.clear();
    // There is no layout here: what scrolls has a height all the same
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('goes by Enter from one waiting row to the next; every decision names the revision that was seen', async () => {
    const service = aService(offices());
    show();
    await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' });
    expect(current()).toBe('2.A/8101');
    await userEvent.keyboard('{Enter}');
    expect(statusOf('สพป.กระบี่')).toBe('CONFIRMED');
    expect(current()).toBe('2.A/1001');
    expect(document.activeElement).toBe(rowOf('สพป.กรุงเทพมหานคร'));
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    await waitFor(() => expect(service.decided().flatMap(({ items }) => items)).toHaveLength(4));
    expect(service.decided()[0]).toMatchObject({ decision: 'CONFIRM', items: [{ variable: '2.A', office: '8101', revision: 1 }] });
    expect(screen.getByText(/รับรองแล้ว 4 จาก 4/)).toBeTruthy();
  });

  it('decides about many after showing what would become of each; what is refused stays selected and says why', async () => {
    const service = aService(offices(), { M29: 'มีผู้รับรองไปแล้ว' });
    show();
    await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' });
    await userEvent.keyboard('{Control>}a{/Control}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'รับรอง 4 รายการ' });
    expect(await within(dialog).findByText('ทำได้ 3 รายการ')).toBeTruthy();
    expect(within(dialog).getByText(/มีผู้รับรองไปแล้ว/).textContent).toContain('สพม.เขต 29');
    expect(service.decided()).toHaveLength(0);

    await userEvent.click(within(dialog).getByRole('button', { name: 'รับรอง 3 รายการ' }));
    await screen.findByText(/^รับรองแล้ว 3 รายการ อีก 1 รายการไม่สำเร็จ/);
    expect(service.decided()).toHaveLength(1);
    expect(within(rowOf('สพม.เขต 29')).getByText('มีผู้รับรองไปแล้ว', { exact: false })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'เลือก สพม.เขต 29' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'เลือก สพป.กระบี่' }).checked).toBe(false);
    expect(statusOf('สพม.เขต 29')).toBe('AWAITING');
  });

  it('takes a lot back with one key', async () => {
    const service = aService(offices());
    show();
    await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' });
    await userEvent.keyboard('{Control>}a{/Control}{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'รับรอง 4 รายการ' }));
    await screen.findByText('รับรองแล้ว 4 รายการ');
    await userEvent.keyboard('u');
    await screen.findByText('เลิกทำแล้ว 4 รายการ');
    expect(service.decided().at(-1)).toMatchObject({ decision: 'WITHDRAW', items: [{ office: '8101' }, { office: '1001' }, { office: '7101' }, { office: 'M29' }] });
    expect(statusOf('สพป.กระบี่')).toBe('AWAITING');
  });

  it('rejects with a stored reason, and goes on to the next row', async () => {
    const service = aService(offices());
    show();
    await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' });
    await userEvent.keyboard('x');
    const dialog = await screen.findByRole('dialog', { name: 'ไม่รับรอง' });
    await userEvent.click(await within(dialog).findByRole('button', { name: 'เอกสารไม่ครบ' }));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(service.decided()).toHaveLength(1));
    expect(service.decided()[0]).toMatchObject({ decision: 'REJECT', reason: 'เอกสารไม่ครบ' });
    expect(statusOf('สพป.กระบี่')).toBe('REJECTED');
    expect(current()).toBe('2.A/1001');
  });

  it('keeps a decided row in its place until one arranges anew', async () => {
    aService(offices());
    const router = show('/certification/variable?round=krs-2559-6m&variable=2.A&status=AWAITING');
    await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' });
    await userEvent.keyboard('{Enter}');
    expect(statusOf('สพป.กระบี่')).toBe('CONFIRMED');
    await userEvent.click(screen.getByRole('button', { name: 'จัดรายการใหม่ (1)' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'รับรอง สพป.กระบี่' })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'แสดงทั้งหมด' }));
    expect(router.state.location.search).not.toContain('status');
    expect(await screen.findByRole('button', { name: 'รับรอง สพป.กระบี่' })).toBeTruthy();
  });

  it('says why the own proposal has to be confirmed by another', async () => {
    const proposal = { by: me.name, mine: true, at: '2016-05-02T03:00:00Z', score: null, reason: null };
    aService([aConfirmation({ fourEyes: true, proposal, actions: ['REJECT', 'WITHDRAW', 'REOPEN'] })]);
    show();
    const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: 'รับรอง สพป.กระบี่' });
    expect(confirm.disabled).toBe(true);
    expect(confirm.title).toContain('ผู้อื่นในสำนัก');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(/สพป.กระบี่: ท่านเป็นผู้เสนอ/)).toBeTruthy();
  });

  it('saves many scores at once, and asks one reason for those that differ', async () => {
    const service = aService(offices({ mode: 'AUDIT', actions: ['CONFIRM', 'REJECT', 'REOPEN', 'AUDIT'] }));
    show();
    await userEvent.click(await screen.findByRole('textbox', { name: 'คะแนน 1–5 ของ สพป.กระบี่' }));
    await userEvent.keyboard('๔.๕{Enter}4{Enter}9{Enter}');
    expect(document.activeElement?.getAttribute('data-score')).toBe('2/M29');
    await userEvent.click(screen.getByRole('button', { name: 'บันทึกข้อมูล (3)' }));
    expect(await screen.findByText(/สพป.กาญจนบุรี เขต 1: คะแนนต้องเป็น/)).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'บันทึกข้อมูล (2)' }));
    const dialog = await screen.findByRole('dialog', { name: 'บันทึก 2 คะแนน' });
    expect(within(dialog).getByRole('row', { name: /สพป.กระบี่ คำนวณได้ 4.0000 → 4.5/ })).toBeTruthy();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /เหตุผลของคะแนน/ }), 'ตามเอกสาร');
    await userEvent.click(within(dialog).getByRole('button', { name: 'บันทึกข้อมูล' }));
    await waitFor(() => expect(service.decided()).toHaveLength(1));
    expect(service.decided()[0]?.items).toMatchObject([
      { office: '8101', score: '4.5', reason: 'ตามเอกสาร' },
      { office: '1001', score: '4' },
    ]);
    await waitFor(() => expect(screen.queryByText(/ยังไม่ได้บันทึก/)).toBeNull());
  });
});
