import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';
import type { SheetImport } from '../api/excel';
import { ImportDialog } from './ImportDialog';

const clean: SheetImport = {
  applied: false,
  preview: 'p1',
  rows: 34,
  unchanged: 33,
  changes: [{ cell: 'I5', variable: '2.A', nameTh: 'จำนวนผู้ที่มีความพึงพอใจ', from: '412', to: null, warnings: [] }],
  errors: [],
};
const bad: SheetImport = {
  ...clean,
  preview: null,
  changes: [],
  errors: [{ cell: 'I7', variable: '2.B', rule: 'number', message: 'ต้องเป็นตัวเลข' }],
};
const outdated = { type: 'urn:rabrong:problem:preview-outdated', title: 'ข้อมูลเปลี่ยนไปแล้ว', status: 409 };

type Answer = [number, unknown];

/** Answers previews and imports in their order; the addresses that were asked are kept. */
function serverThat(previews: Answer[], imports: Answer[] = []): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    const [status, body] = (request.url.includes('dryRun=true') ? previews : imports).shift() ?? [500, {}];
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));
  });
  return asked;
}

function show() {
  render(
    <QueryClientProvider client={createQueryClient(() => undefined)}>
      <MantineProvider>
        <ImportDialog sheet={{ round: 'krs-2559-6m', office: '8101' }} onClose={() => undefined} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

async function choose(name: string, size = 1_000) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const file = new File(['x'], name);
  Object.defineProperty(file, 'size', { value: size });
  await userEvent.upload(input ?? document.createElement('input'), file, { applyAccept: false });
}

const importButton = () => screen.queryByRole('button', { name: /^นำเข้า \d+ ค่า$/ });

describe('a filled template', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is shown first, imported exactly as shown, and counted', async () => {
    const asked = serverThat([[200, clean]], [[200, { ...clean, applied: true }]]);
    show();
    await choose('แบบกรอก.xlsx');
    expect(await screen.findByText('ลบค่า')).toBeTruthy();
    expect(asked).toEqual(['?round=krs-2559-6m&office=8101&dryRun=true']);

    await userEvent.click(importButton() ?? document.body);

    expect(await screen.findByText('นำเข้าแล้ว 1 ค่า')).toBeTruthy();
    expect(asked[1]).toBe('?round=krs-2559-6m&office=8101&preview=p1');
  });

  it('with a bad cell names it and cannot be imported', async () => {
    serverThat([[200, bad]]);
    show();
    await choose('แบบกรอก.xlsx');
    expect(await screen.findByText('I7')).toBeTruthy();
    expect(screen.getByText('ต้องเป็นตัวเลข')).toBeTruthy();
    expect(importButton()).toBeNull();
  });

  it('is shown anew when something was stored meanwhile', async () => {
    serverThat([[200, clean], [200, { ...clean, preview: 'p2', changes: [{ ...clean.changes[0], from: '500' }] }]], [[409, outdated]]);
    show();
    await choose('แบบกรอก.xlsx');
    await screen.findByText('412');

    await userEvent.click(importButton() ?? document.body);

    expect(await screen.findByText('500')).toBeTruthy();
    expect(screen.getByText(/ระบบตรวจไฟล์ใหม่แล้ว/)).toBeTruthy();
    expect(importButton()).not.toBeNull();
  });

  it('that is too large, or not of this kind, is not even sent', async () => {
    const asked = serverThat([]);
    show();
    await choose('แบบกรอก.xlsx', 10 * 1024 * 1024 + 1);
    expect((await screen.findByRole('alert')).textContent).toContain('ใหญ่กว่า 10MB');
    await choose('แบบกรอก.xlsm');
    expect(screen.getByRole('alert').textContent).toContain('ไม่ใช่ไฟล์ .xlsx');
    expect(asked).toEqual([]);
  });
});
