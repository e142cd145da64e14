import { useEffect, useRef } from 'react';
import type { LineState } from '@/api/live';
import { useLiveConfirmations, type LiveChange } from './api/live-confirmations';
import { useRefresh, type Scope } from './api/worklist';
import { keyOf } from './model/decision';
import type { DecisionDesk } from './model/desk';

/** Changes of so short a while are read anew together; while decisions of one's own are on their way, a little later. */
const TOGETHER = 250;
const WHILE_BUSY = 1_500;

/** Keeps a worklist and the counts as they are for everybody: what colleagues and offices do shows by itself. */
export function useLiveList(round: string, scope: Scope | null, desk: DecisionDesk): LineState {
  const { countsAre, readAgain, again, countAgain } = useRefresh(round);
  const due = useRef(new Map<string, { variable: string; office: string }>());
  const timer = useRef<number | undefined>(undefined);
  const shows = ({ variable, office }: { variable: string; office: string }) =>
    scope !== null && ('variable' in scope ? scope.variable === variable : scope.office === office);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useLiveConfirmations(round, {
    onChange: (change: LiveChange) => {
      countsAre(change.counts);
      change.items.filter(shows).forEach((item) => due.current.set(keyOf(item), item));
      if (due.current.size > 0 && timer.current === undefined) {
        timer.current = window.setTimeout(
          () => {
            timer.current = undefined;
            readAgain([...due.current.values()]);
            due.current.clear();
          },
          desk.pending > 0 ? WHILE_BUSY : TOGETHER,
        );
      }
    },
    onGap: () => {
      again();
      countAgain();
    },
  });
}
