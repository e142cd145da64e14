import type { ReactNode } from 'react';
import { useWords } from '@/i18n';
import classes from './Page.module.css';

/** A page that fills the window: its head stays, its body scrolls. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={classes.page}>
      <title>{`${title} · ${t('system.name')}`}</title>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </div>
  );
}

/** The line of choices above a table. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}
