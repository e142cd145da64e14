import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DecisionButtons } from './DecisionButtons';

describe('the four actions of a row', () => {
  it('bear the manual’s words and the office’s name, and only those allowed can be pressed', async () => {
    const onAction = vi.fn();
    render(
      <MantineProvider>
        <DecisionButtons name="สพป.กระบี่" allowed={['CONFIRM', 'REJECT', 'REOPEN']} busy={null} onAction={onAction} />
      </MantineProvider>,
    );
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'รับรอง สพป.กระบี่',
      'ไม่รับรอง สพป.กระบี่',
      'ยกเลิกการรับรองหรือไม่รับรอง สพป.กระบี่',
      'อนุญาตให้เพิ่มเติมในช่วงรับรอง สพป.กระบี่',
    ]);
    expect(screen.getByRole('button', { name: /^ยกเลิก/ })).toHaveProperty('disabled', true);

    await userEvent.click(screen.getByRole('button', { name: 'รับรอง สพป.กระบี่' }));
    expect(onAction).toHaveBeenCalledWith('CONFIRM');
  });
});
