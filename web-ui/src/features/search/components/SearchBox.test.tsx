import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '@/session/me';
import type { Round } from '@/session/rounds';
import { SignedIn } from '@/session/SignedIn';
import { SearchBox } from './SearchBox';

const me: Me = { id: 'p1', username: 'exec', name: 'ผู้บริหาร', roles: ['EXECUTIVE'], organisations: [] };
const round = { round: 'krs-2559-6m', plan: 'krs-2559', planVersion: 1, programme: 'KRS', nameTh: 'รอบ 6 เดือน', reportingOpen: true } as Round;
const PAGES = [
  { path: '/report', name: 'รายงานคะแนนแยกหน่วยงาน', also: 'Scores by office', under: '', to: '/report?round=krs-2559-6m' },
  { path: '/assignments', name: 'รายการมอบหมายตัวชี้วัด', also: 'Assignments', under: '', to: '/assignments?round=krs-2559-6m' },
];
const office = (code: string, nameTh: string) => ({ code, kind: 'PRIMARY', nameTh, nameEn: code, shortTh: null, provinces: [], since: null, until: null, revision: 1 });

const asked: string[] = [];
beforeEach(() => {
  localStorage.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).pathname);
    const body = request.url.includes('/plans/')
      ? { plan: 'krs-2559', dimensions: [] }
      : { items: [office('8101', 'สพป.กระบี่'), office('5001', 'สพป.เชียงใหม่ เขต 1')], next: null };
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function show() {
  const element = (
    <SignedIn me={me} rounds={[round]}>
      <SearchBox pages={PAGES} onSummon={() => undefined} onLeave={() => undefined} />
      <main id="content" tabIndex={-1} />
    </SignedIn>
  );
  const router = createMemoryRouter([{ path: '*', element }]);
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { router, field: screen.getByRole('combobox') };
}

describe('the search above the menu', () => {
  it('asks for what it looks in once, when it is first used', async () => {
    const user = userEvent.setup();
    show();
    expect(asked).toEqual([]);
    await user.keyboard('{Control>}k{/Control}');
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
    await user.keyboard('กระบี่');
    await screen.findByRole('option', { name: /8101/ });
    expect(asked.sort()).toEqual(['/api/v1/organisations', '/api/v1/plans/krs-2559']);
  });

  it('is gone through with arrows and Enter', async () => {
    const user = userEvent.setup();
    const { router, field } = show();
    await user.type(field, 'สพป');
    const first = await screen.findByRole('option', { name: /กระบี่/ });
    expect(field.getAttribute('aria-activedescendant')).toBe(first.id);
    expect(first.getAttribute('aria-selected')).toBe('true');
    expect(within(first).getByText('สพป').tagName).toBe('MARK');
    await user.keyboard('{ArrowDown}');
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: /เชียงใหม่/ }).id);
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(router.state.location.pathname + router.state.location.search).toBe('/report?round=krs-2559-6m&office=5001');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement?.id).toBe('content');
  });

  it('offers what was opened last where nothing is typed', async () => {
    const user = userEvent.setup();
    const { field } = show();
    await user.type(field, 'มอบหมาย{Enter}');
    await user.click(field);
    expect(within(await screen.findByRole('group', { name: 'เปิดล่าสุด' })).getAllByRole('option')).toHaveLength(1);
    expect(JSON.parse(localStorage.getItem('rabrong.search.p1') ?? '')).toEqual(['page:/assignments']);
  });

  it('says when there is nothing, and Escape first clears, then leaves', async () => {
    const user = userEvent.setup();
    const { field } = show();
    await user.type(field, 'ไม่มีคำนี้');
    expect(await screen.findByText('ไม่พบ “ไม่มีคำนี้”', { selector: 'b' })).toBeDefined();
    expect(field.getAttribute('aria-controls')).toBeNull();
    await user.keyboard('{Escape}');
    expect((field as HTMLInputElement).value).toBe('');
    expect(document.activeElement).toBe(field);
    await user.keyboard('{Escape}');
    expect(document.activeElement).not.toBe(field);
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });
});
