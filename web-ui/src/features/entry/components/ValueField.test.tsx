import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';
import { risen } from '../api/live-scores';
import { sheetKey, useSheetDesk, type Entry } from '../api/sheet';
import { DeskContext } from './desk-context';
import { SaveLine } from './SaveLine';
import { ValueField } from './ValueField';

const entry: Entry = {
  round: 'krs-2559-6m',
  variable: '2.A',
  office: '8101',
  subIndicator: '2',
  status: 'NOT_REPORTED',
  value: null,
  unit: 'คน',
  revision: 0,
  selfScore: '1.0000',
  officialScore: '1.0000',
  reason: null,
  fixBy: null,
  reopenedUntil: null,
  evidenceCount: 0,
  newForMe: false,
  editable: true,
  lockedBecause: null,
  min: '0',
  max: '10000000',
  decimals: 0,
  nameTh: 'จำนวนผู้ที่มีความพึงพอใจ',
  description: null,
  evidenceRequired: false,
  opens: '2016-04-01',
  closes: '2016-04-30',
  carriedFrom: null,
  previous: null,
  warnings: [],
};

interface Row {
  variable: string;
  value: string | null;
  revision: number;
}
interface Sent {
  body: { round: string; office: string; values: Row[] };
  csrf: string | null;
  idempotencyKey: string | null;
}
interface Result { status: number; entry?: Partial<Entry>; problem?: object }

/** Answers each row the way the service does; what was sent is kept. */
function serverThat(judge: (row: Row, request: number) => Result | 'unreachable') {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') {
      return new Response(JSON.stringify({ items: [], next: null }), { headers: { 'Content-Type': 'application/json' } });
    }
    const body = (await request.json()) as Sent['body'];
    sent.push({ body, csrf: request.headers.get('X-XSRF-TOKEN'), idempotencyKey: request.headers.get('Idempotency-Key') });
    const items = body.values.map((row) => {
      const result = judge(row, sent.length);
      if (result === 'unreachable') {
        throw new TypeError('Failed to fetch');
      }
      return { variable: row.variable, status: result.status, entry: result.entry ? { ...entry, ...row, ...result.entry } : null, problem: result.problem ?? null };
    });
    return new Response(JSON.stringify({ items }), { headers: { 'Content-Type': 'application/json' } });
  });
  return sent;
}

const saves = (row: Row): Result => ({ status: 200, entry: { revision: row.revision + 1, status: 'AWAITING' } });

function Sheet({ entries }: { entries: Entry[] }) {
  const desk = useSheetDesk({ person: 'somsri', round: entry.round, office: entry.office, entries, reports: true });
  return (
    <DeskContext value={desk}>
      <SaveLine onReveal={() => undefined} />
      {entries.map((one) => (
        <ValueField key={one.variable} entry={one} editable={one.editable} />
      ))}
    </DeskContext>
  );
}

async function show(...entries: Entry[]) {
  const onSaved = vi.fn<(variable: string, revision: number) => void>();
  const queries = createQueryClient(() => undefined);
  const key = sheetKey(entry.round, entry.office);
  queries.setQueryData<Entry[]>(key, entries);
  let before = entries;
  queries.getQueryCache().subscribe(() => {
    const now = queries.getQueryData<Entry[]>(key) ?? before;
    const saved = risen(before, now, 0);
    before = now;
    saved.forEach(({ variable, revision }) => onSaved(variable, revision));
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <Sheet entries={entries} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByRole('status', { name: 'สถานะการบันทึก' });
  const fields = screen.getAllByRole<HTMLInputElement>('textbox');
  const [field] = fields;
  if (field === undefined) {
    throw new Error('no field');
  }
  return { field, fields, onSaved };
}

const second: Entry = { ...entry, variable: '2.B', nameTh: 'จำนวนผู้ตอบ' };
const third: Entry = { ...entry, variable: '3.A', nameTh: 'ระดับ' };
const three = [entry, second, third];
const standing = () => screen.getByRole('status', { name: 'สถานะการบันทึก' }).textContent;

describe('a value', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is saved on Enter with the revision that was seen, the CSRF token and a key', async () => {
    const sent = serverThat(saves);
    const { field, onSaved } = await show(entry);

    await userEvent.type(field, '1,412{Enter}');

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith('2.A', 1));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      body: { round: 'krs-2559-6m', office: '8101', values: [{ variable: '2.A', value: '1412', revision: 0 }] },
      csrf: 'secret',
    });
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    await screen.findByText('บันทึกแล้ว');
    expect(standing()).toContain('บันทึกแล้วทั้งหมด');
  });

  it('is replaced by what is typed first, however large it was', async () => {
    const sent = serverThat(saves);
    const { field, onSaved } = await show({ ...entry, value: '12340', revision: 1 });
    expect(field.value).toBe('12,340');

    field.focus();
    expect(field.value).toBe('12340');
    await userEvent.keyboard('7{Enter}');

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(sent[0]?.body.values).toEqual([{ variable: '2.A', value: '7', revision: 1 }]);
  });

  it('is cleared by leaving the field empty', async () => {
    const sent = serverThat(saves);
    const { field, onSaved } = await show({ ...entry, value: '412', revision: 1 });

    await userEvent.clear(field);
    await userEvent.tab();

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(sent[0]?.body.values).toEqual([{ variable: '2.A', value: null, revision: 1 }]);
  });

  it('goes with its neighbours when they are typed quickly', async () => {
    const sent = serverThat(saves);
    const { field, onSaved } = await show(...three);

    field.focus();
    await userEvent.keyboard('1{Enter}2{Enter}3{Enter}');

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledTimes(3));
    expect(sent.flatMap(({ body }) => body.values.map(({ value }) => value))).toEqual(['1', '2', '3']);
  });

  it('that breaks a rule stays in the field with the rule beside it', async () => {
    serverThat(() => ({
      status: 422,
      problem: { type: 'urn:rabrong:problem:invalid', title: 'ข้อมูลไม่ถูกต้อง', status: 422, errors: [{ field: 'value', rule: 'max', message: 'ต้องไม่เกิน 5' }] },
    }));
    const { field, onSaved } = await show(entry);

    await userEvent.type(field, '99{Enter}');

    expect(await screen.findByText(/ต้องไม่เกิน 5/)).toBeTruthy();
    expect(field.value).toBe('99');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(standing()).toContain('ไม่รับ 1 ค่า');
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('that is no number is told so at once', async () => {
    const sent = serverThat(saves);
    const { field } = await show(entry);

    await userEvent.type(field, '1,2{Enter}');

    expect(await screen.findByText(/ต้องเป็นตัวเลข/)).toBeTruthy();
    expect(sent).toHaveLength(0);
  });

  it('that somebody else changed first is shown beside mine, and mine is saved over it only when I say so', async () => {
    const sent = serverThat((row) =>
      row.revision === 0
        ? { status: 409, problem: { type: 'urn:rabrong:problem:stale-revision', title: '…', status: 409, current: { value: '500', revision: 1 } } }
        : saves(row),
    );
    const { field, onSaved } = await show(entry);

    await userEvent.type(field, '412{Enter}');
    expect(await screen.findByText(/มีผู้อื่นบันทึกค่า 500/)).toBeTruthy();
    expect(sent).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'ใช้ค่าของฉัน' }));

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith('2.A', 2));
    expect(sent[1]?.body.values).toEqual([{ variable: '2.A', value: '412', revision: 1 }]);
  });

  it('waits for the line and repeats the very same request', async () => {
    const sent = serverThat((row, request) => (request === 1 ? 'unreachable' : saves(row)));
    const { field, onSaved } = await show(entry);

    await userEvent.type(field, '412{Enter}');
    await vi.waitFor(() => expect(standing()).toContain('รอสัญญาณ 1 ค่า'));
    window.dispatchEvent(new Event('online'));

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('that is locked cannot be typed over', async () => {
    serverThat(saves);
    const { field } = await show({ ...entry, value: '412', revision: 1, status: 'CONFIRMED', editable: false, lockedBecause: 'CONFIRMED' });
    expect(field.readOnly).toBe(true);
  });
});

describe('the keys of the sheet', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('go up and down over the rows that may be changed, and to both ends', async () => {
    serverThat(saves);
    const locked: Entry = { ...entry, variable: '2.C', editable: false };
    const { fields } = await show(entry, locked, second, third);
    const at = () => fields.indexOf(document.activeElement as HTMLInputElement);

    fields[0]?.focus();
    const visited: number[] = [];
    for (const key of ['{Enter}', '{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{Shift>}{Enter}{/Shift}', '{End}', '{Home}']) {
      await userEvent.keyboard(key);
      visited.push(at());
    }
    expect(visited).toEqual([2, 3, 3, 2, 0, 3, 0]);
  });

  it('leave Home and End to the text once something is typed', async () => {
    serverThat(saves);
    const { fields } = await show(...three);
    fields[1]?.focus();
    await userEvent.keyboard('12{Home}');
    expect(document.activeElement).toBe(fields[1]);
  });

  it('take back with Esc and Ctrl+Z what was not saved', async () => {
    const sent = serverThat(saves);
    const { field } = await show({ ...entry, value: '412', revision: 1 });
    for (const key of ['{Escape}', '{Control>}z{/Control}']) {
      await userEvent.type(field, '9');
      expect(field.value).not.toBe('412');
      await userEvent.keyboard(key);
      expect(field.value).toBe('412');
    }
    expect(sent).toHaveLength(0);
  });
});

describe('a pasted column', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('fills downward, is sent at once in one request, and is undone with one click', async () => {
    const sent = serverThat(saves);
    const { field, fields, onSaved } = await show(...three);

    field.focus();
    await userEvent.paste('๑,๒๓๔\n8\nไม่มี\n5');

    expect(screen.getByText(/วาง 3 ค่า/).textContent).toContain('เกินแถวสุดท้าย 1 ค่า');
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledTimes(2));
    expect(sent.map(({ body }) => body.values.map(({ value }) => value))).toEqual([['1234', '8']]);
    expect(fields.map(({ value }) => value).slice(1)).toEqual(['8', 'ไม่มี']);
    expect(standing()).toContain('ไม่รับ 1 ค่า');

    await userEvent.click(screen.getByRole('button', { name: 'เลิกทำ' }));

    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body.values).toEqual([
      { variable: '2.A', value: null, revision: 1 },
      { variable: '2.B', value: null, revision: 1 },
    ]);
    await vi.waitFor(() => expect(standing()).toContain('บันทึกแล้วทั้งหมด'));
    expect(fields.map(({ value }) => value)).toEqual(['', '', '']);
  });
});
