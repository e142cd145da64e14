import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { WarningMarks, Warnings, type Warning } from './Warnings';

const FAR: Warning = {
  rule: 'far-from-previous',
  message: 'ต่างจากรอบก่อนซึ่งเป็น 100 ร้อยละ 800.00 เกินร้อยละ 50',
  arguments: ['100', '50', '800.00'],
  explanation: { text: 'รับโอนนักเรียน 3 โรงเรียน', by: 'สมหญิง ใจดี', at: '2016-04-18T03:05:10Z' },
};
const FILE: Warning = { rule: 'evidence-missing', message: 'ต้องมีเอกสารประกอบ แต่ยังไม่ได้แนบ', arguments: [], explanation: null };

function show(children: React.ReactNode) {
  return render(<MantineProvider env="test">{children}</MantineProvider>);
}

describe('what is doubtful about a value', () => {
  it('stands in a row as words with the office’s explanation, who gave it and when; a key opens the messages', async () => {
    show(<WarningMarks warnings={[FAR, FILE]} name="สพป.กระบี่" />);
    const marks = screen.getByRole('button', { name: 'ต่างจากรอบก่อนมาก · ยังไม่แนบเอกสาร สพป.กระบี่' });
    expect(screen.getByText(/รับโอนนักเรียน 3 โรงเรียน/).textContent).toBe('คำชี้แจง: รับโอนนักเรียน 3 โรงเรียน สมหญิง ใจดี · 18 เม.ย. 2559 10:05');
    expect(screen.queryByText(FAR.message)).toBeNull();

    await userEvent.tab();
    expect(document.activeElement).toBe(marks);
    await userEvent.keyboard('{Enter}');
    const messages = await screen.findByRole('dialog', { name: /สพป.กระบี่$/ });
    expect(within(messages).getByText(FAR.message)).toBeTruthy();
    expect(within(messages).getByText(FILE.message)).toBeTruthy();
  });

  it('can be explained by who may, or explained anew', async () => {
    const onExplain = vi.fn();
    show(<Warnings warnings={[FAR, FILE]} onExplain={onExplain} />);
    await userEvent.click(screen.getByRole('button', { name: 'ชี้แจง' }));
    await userEvent.click(screen.getByRole('button', { name: 'แก้ไขคำชี้แจง' }));
    expect(onExplain.mock.calls).toEqual([[FILE], [FAR]]);
  });

  it('is not there where nothing is doubtful', () => {
    show(
      <main>
        <Warnings warnings={[]} />
        <WarningMarks warnings={[]} name="สพป.กระบี่" />
      </main>,
    );
    expect(screen.getByRole('main').textContent).toBe('');
  });
});
