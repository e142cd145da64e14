import type { ReactNode, Ref } from 'react';
import classes from './table.module.css';

/** What scrolls under a page's head; reachable by keyboard, so that it can be scrolled without a mouse. */
export function TableFrame({ label, narrow, ref, children }: { label: string; narrow?: boolean; ref?: Ref<HTMLDivElement>; children: ReactNode }) {
  return (
    <div ref={ref} className={`${classes.scroll ?? ''} ${narrow === true ? (classes.narrow ?? '') : ''}`} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
