import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';
import type { Entry } from '../api/sheet';
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

interface Sent {
  body: { value: string | null; revision: number };
  csrf: string | null;
  idempotencyKey: string | null;
}

/** Answers the way the service does; what was sent is kept. */
function serverThat(answers: (sent: Sent) => { status: number; body: unknown }): Sent[] {
  const all: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const sent: Sent = {
      body: (await request.json()) as Sent['body'],
      csrf: request.headers.get('X-XSRF-TOKEN'),
      idempotencyKey: request.headers.get('Idempotency-Key'),
    };
    all.push(sent);
    const { status, body } = answers(sent);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  return all;
}

function show(shown: Entry, onSaved = vi.fn()) {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient(() => undefined)}>
        <ValueField entry={shown} editable={shown.editable} onSaved={onSaved} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { field: screen.getByRole('textbox', { name: 'จำนวนผู้ที่มีความพึงพอใจ (2.A)' }), onSaved };
}

describe('a value', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });

  it('is saved on Enter with the revision that was seen, the CSRF token and a key', async () => {
    const sent = serverThat(({ body }) => ({ status: 200, body: { ...entry, value: body.value, revision: 1, status: 'AWAITING' } }));
    const { field, onSaved } = show(entry);

    await userEvent.type(field, '1,412{Enter}');

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith('2.A', 1));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ body: { value: '1412', revision: 0 }, csrf: 'secret' });
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(screen.getByText('บันทึกแล้ว')).toBeTruthy();
  });

  it('is replaced by what is typed first, however large it was', async () => {
    const sent = serverThat(({ body }) => ({ status: 200, body: { ...entry, value: body.value, revision: 2 } }));
    const { field, onSaved } = show({ ...entry, value: '12340', revision: 1 });
    expect(field).toHaveProperty('value', '12,340');

    field.focus();
    expect(field).toHaveProperty('value', '12340');
    await userEvent.keyboard('7{Enter}');

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(sent[0]?.body).toEqual({ value: '7', revision: 1 });
  });

  it('is cleared by leaving the field empty', async () => {
    const sent = serverThat(() => ({ status: 200, body: { ...entry, revision: 2 } }));
    const { field, onSaved } = show({ ...entry, value: '412', revision: 1 });

    await userEvent.clear(field);
    await userEvent.tab();

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(sent[0]?.body).toEqual({ value: null, revision: 1 });
  });

  it('that breaks a rule stays in the field with the rule beside it', async () => {
    serverThat(() => ({
      status: 422,
      body: { type: 'urn:rabrong:problem:invalid', title: 'ข้อมูลไม่ถูกต้อง', status: 422, errors: [{ field: 'value', rule: 'number', message: 'ต้องเป็นตัวเลข' }] },
    }));
    const { field, onSaved } = show(entry);

    await userEvent.type(field, 'abc{Enter}');

    expect(await screen.findByText(/ต้องเป็นตัวเลข/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'abc');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('that somebody else changed first is shown beside mine, and mine is saved over it only when I say so', async () => {
    const sent = serverThat(({ body }) =>
      body.revision === 0
        ? { status: 409, body: { type: 'urn:rabrong:problem:stale-revision', title: '…', status: 409, current: { value: '500', revision: 1 } } }
        : { status: 200, body: { ...entry, value: body.value, revision: 2 } },
    );
    const { field, onSaved } = show(entry);

    await userEvent.type(field, '412{Enter}');
    expect(await screen.findByText(/มีผู้อื่นบันทึกค่า 500/)).toBeTruthy();
    expect(sent).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'ใช้ค่าของฉัน' }));

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith('2.A', 2));
    expect(sent[1]?.body).toEqual({ value: '412', revision: 1 });
  });

  it('typed when the session had ended waits for the person after signing in again', async () => {
    let ended = true;
    const sent = serverThat(({ body }) =>
      ended
        ? { status: 401, body: { type: 'urn:rabrong:problem:unauthenticated', title: '…', status: 401 } }
        : { status: 200, body: { ...entry, value: body.value, revision: 1 } },
    );
    const first = show(entry);
    await userEvent.type(first.field, '412{Enter}');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    cleanup();
    ended = false;

    const { field, onSaved } = show(entry);
    expect(field).toHaveProperty('value', '412');
    expect(sent).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'บันทึกอีกครั้ง' }));

    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledWith('2.A', 1));
    expect(sent[1]?.body).toEqual({ value: '412', revision: 0 });
    cleanup();
    expect(show(entry).field).toHaveProperty('value', '');
  });

  it('that is locked cannot be typed over', () => {
    const { field } = show({ ...entry, value: '412', revision: 1, status: 'CONFIRMED', editable: false, lockedBecause: 'CONFIRMED' });
    expect(field).toHaveProperty('readOnly', true);
  });
});
