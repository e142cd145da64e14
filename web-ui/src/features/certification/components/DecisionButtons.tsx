import { Tooltip } from '@mantine/core';
import { IconCheck, IconCircleDot, IconTriangleFilled, IconX, type Icon } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { Action } from '../api/decisions';
import classes from './DecisionButtons.module.css';

/** The manual's four marks at the end of each row, in its order. */
const MARKS: readonly { action: Exclude<Action, 'AUDIT'>; shape: Icon }[] = [
  { action: 'CONFIRM', shape: IconCheck },
  { action: 'REJECT', shape: IconX },
  { action: 'WITHDRAW', shape: IconTriangleFilled },
  { action: 'REOPEN', shape: IconCircleDot },
];

export function DecisionButtons(props: {
  name: string;
  allowed: readonly Action[];
  busy: Action | null;
  onAction: (action: Exclude<Action, 'AUDIT'>) => void;
}) {
  const { t } = useWords();
  return (
    <span className={classes.buttons}>
      {MARKS.map(({ action, shape: Shape }) => {
        const word = t(`certify.action.${action}`);
        return (
          <Tooltip key={action} label={word}>
            <button
              type="button"
              className={classes.button}
              data-action={action}
              data-busy={props.busy === action || undefined}
              aria-label={`${word} ${props.name}`}
              disabled={!props.allowed.includes(action) || props.busy !== null}
              onClick={() => props.onAction(action)}
            >
              <Shape size={action === 'WITHDRAW' ? 14 : 18} stroke={action === 'REOPEN' ? 2 : 3} aria-hidden />
            </button>
          </Tooltip>
        );
      })}
    </span>
  );
}
