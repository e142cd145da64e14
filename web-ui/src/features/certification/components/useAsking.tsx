import { useState } from 'react';
import type { Action, Decisions } from '../api/decisions';
import type { Confirmation } from '../api/worklist';
import { needsReason } from '../audit-score';
import { DecisionDialog, type Asking } from './DecisionDialog';

/** Starts decisions: at once where nothing is to be asked, through the dialog otherwise. */
export function useAsking(decisions: Decisions) {
  const [asking, setAsking] = useState<Asking | null>(null);
  return {
    act: (item: Confirmation, name: string, action: Exclude<Action, 'AUDIT'>) => {
      if (action === 'REJECT' || action === 'REOPEN') {
        setAsking({ action, item, name });
      } else {
        void decisions.decide(item, { action });
      }
    },
    audit: (item: Confirmation, name: string, score: string) => {
      if (needsReason(score, item.selfScore)) {
        setAsking({ action: 'AUDIT', item, name, score });
      } else {
        void decisions.decide(item, { action: 'AUDIT', score, reason: null }).then((refused) => {
          if (refused?.details.errors?.some(({ field }) => field === 'reason') === true) {
            decisions.dismiss(item);
            setAsking({ action: 'AUDIT', item, name, score });
          }
        });
      }
    },
    dialog: asking !== null && (
      <DecisionDialog asking={asking} onClose={() => setAsking(null)} onDecide={(decision) => void decisions.decide(asking.item, decision)} />
    ),
  };
}
