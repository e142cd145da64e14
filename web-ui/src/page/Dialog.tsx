import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n';
import classes from './Dialog.module.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** Width in pixels; a question needs less than a table. */
  size?: number;
  children: ReactNode;
}

/** A question in the middle of the page. Its head is no <header>: the page has one already. */
export function Dialog({ title, onClose, size = 440, children }: DialogProps) {
  const { t } = useWords();
  return (
    <Modal.Root opened onClose={onClose} size={size} transitionProps={{ duration: 120 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title fw={700}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('page.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What belongs to a row, beside the table. */
export function SidePanel({ title, onClose, size = 440, children }: DialogProps) {
  const { t } = useWords();
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={size} transitionProps={{ duration: 120 }}>
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title fw={700}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('page.close')} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
