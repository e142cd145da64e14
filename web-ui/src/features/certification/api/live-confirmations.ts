import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { listen, type LineState } from '@/api/live';

export type LiveChange = Schemas['LiveChange'];

interface Hearing {
  /** What colleagues and offices did in a short while; to be read anew. */
  onChange: (change: LiveChange) => void;
  /** Something may have been missed. */
  onGap: () => void;
}

/** Listens to what changes in the variables that I certify; answers how the line stands. */
export function useLiveConfirmations(round: string, hearing: Hearing): LineState {
  const [state, setState] = useState<LineState>('waiting');
  const latest = useRef(hearing);
  useEffect(() => {
    latest.current = hearing;
  });
  useEffect(
    () =>
      listen(`/api/v1/confirmations/live?${new URLSearchParams({ round }).toString()}`, 'changed', {
        onEvent: (data) => {
          if (isChange(data)) {
            latest.current.onChange(data);
          }
        },
        onGap: () => latest.current.onGap(),
        onState: setState,
      }),
    [round],
  );
  return state;
}

function isChange(data: unknown): data is LiveChange {
  return typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items) && 'counts' in data && Array.isArray(data.counts);
}
