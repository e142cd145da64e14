import { MantineProvider } from '@mantine/core';
import { render, renderHook, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NoticeStrip } from './NoticeStrip';
import { dismiss, isTold, notDismissed, type Notice } from './notices';
import { useShownNotices } from './useShownNotices';

const NONE = { notReported: 0, awaiting: 0, rejected: 0, changedSinceConfirmed: 0 };
const DUE: Notice = {
  id: 'a',
  kind: 'CERTIFICATION_ENDS',
  severity: 'WARNING',
  round: 'krs-2559-6m',
  roundNameTh: 'รอบ 6 เดือน ปี 59',
  recipient: { role: 'CERTIFIER', organisation: 'BTL', nameTh: 'สทร.' },
  dueDay: '2016-05-31',
  daysLeft: 3,
  counts: { ...NONE, items: 12, awaiting: 12 },
  link: '/certification/variable?round=krs-2559-6m&status=AWAITING',
  toldAt: '2016-05-27T22:30:00Z',
};
const LATER: Notice = { ...DUE, id: 'b', severity: 'INFO', dueDay: '2016-06-07', daysLeft: 0 };

function show(notices: Notice[], onDismiss = () => undefined) {
  return render(
    <MantineProvider env="test">
      <MemoryRouter>
        <NoticeStrip notices={notices} named onDismiss={onDismiss} />
      </MemoryRouter>
    </MantineProvider>,
  );
}

describe('the strip of what is due', () => {
  it('tells the most urgent in one line, and leads to where one can act', () => {
    show([DUE]);
    const strip = screen.getByRole('region', { name: 'การแจ้งเตือนกำหนดเวลา' });
    expect(strip.textContent).toContain('เหลืออีก 3 วัน · รอบ 6 เดือน ปี 59 · สทร.: ต้องรับรองข้อมูลภายใน 31 พ.ค. 2559 ยังไม่ได้พิจารณา 12 รายการ');
    expect(within(strip).getByRole('img', { name: 'ใกล้ครบกำหนด' })).toBeTruthy();
    expect(within(strip).getByRole('link', { name: 'ไปดำเนินการ' }).getAttribute('href')).toBe(DUE.link);
    expect(within(strip).queryByRole('button', { name: /ดูการแจ้งเตือน/ })).toBeNull();
  });

  it('opens the others by the keyboard, and closes them', async () => {
    show([DUE, LATER]);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('ดูการแจ้งเตือนทั้งหมด 2 เรื่อง');
    await userEvent.keyboard('{Enter}');
    const all = await screen.findByRole('dialog', { name: 'ดูการแจ้งเตือนทั้งหมด 2 เรื่อง' });
    expect(within(all).getAllByRole('listitem')).toHaveLength(2);
    expect(all.textContent).toContain('วันนี้วันสุดท้าย');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be hidden, and says so when all is done', async () => {
    const onDismiss = vi.fn();
    show([], onDismiss);
    expect(screen.getByText('ไม่มีเรื่องที่ต้องเตือนแล้ว')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'ปิดสำหรับวันนี้' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});

describe('whether the strip is there', () => {
  it('changes where a page begins, not while somebody works on it', () => {
    const { result, rerender } = renderHook(({ page, notices }: { page: string; notices: Notice[] | undefined }) => useShownNotices(page, notices), {
      initialProps: { page: '/entry', notices: undefined as Notice[] | undefined },
    });
    rerender({ page: '/entry', notices: [DUE] });
    expect(result.current.there).toBe(false);
    rerender({ page: '/report', notices: [DUE] });
    expect(result.current.there).toBe(true);
    rerender({ page: '/report', notices: [] });
    expect(result.current.there).toBe(true);
    rerender({ page: '/entry', notices: [] });
    expect(result.current.there).toBe(false);
  });
});

describe('what was hidden', () => {
  beforeEach(() => localStorage.clear());

  it('stays hidden for the day; another reminder is not', () => {
    dismiss([DUE], '2016-05-28');
    expect(notDismissed([DUE, LATER], '2016-05-28')).toEqual([LATER]);
    dismiss([LATER], '2016-05-28');
    expect(notDismissed([DUE, LATER], '2016-05-28')).toEqual([]);
    expect(notDismissed([DUE, LATER], '2016-05-29')).toEqual([DUE, LATER]);
  });

  it('does not break the page when the store holds something else', () => {
    localStorage.setItem('rabrong.notices.dismissed', '{"day": "2016-05-28", "ids": 7}');
    expect(notDismissed([DUE], '2016-05-28')).toEqual([DUE]);
    localStorage.setItem('rabrong.notices.dismissed', 'x');
    expect(notDismissed([DUE], '2016-05-28')).toEqual([DUE]);
  });
});

describe('who can have notices', () => {
  it('is everybody with a role but the machines', () => {
    const person = { id: '1', username: 'x', name: 'x', organisations: [] };
    expect(isTold({ ...person, roles: ['REPORTER'] })).toBe(true);
    expect(isTold({ ...person, roles: ['EXECUTIVE'] })).toBe(true);
    expect(isTold({ ...person, roles: ['INTEGRATOR'] })).toBe(false);
    expect(isTold({ ...person, roles: [] })).toBe(false);
  });
});
