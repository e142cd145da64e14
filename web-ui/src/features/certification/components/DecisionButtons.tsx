import { IconCheck, IconChecks, IconCircleDot, IconTriangleFilled, IconUserCheck, IconX, type Icon } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { Action } from '../model/decision';
import classes from './DecisionButtons.module.css';

type Single = Exclude<Action, 'AUDIT'>;

/** The manual's four marks at the end of each row, in its order; the first signature of two comes before them. */
const MARKS: readonly { action: Single; shape: Icon; key: string }[] = [
  { action: 'PROPOSE', shape: IconUserCheck, key: 'P' },
  { action: 'CONFIRM', shape: IconCheck, key: 'Enter' },
  { action: 'REJECT', shape: IconX, key: 'X' },
  { action: 'WITHDRAW', shape: IconTriangleFilled, key: 'W' },
  { action: 'REOPEN', shape: IconCircleDot, key: 'O' },
];

interface DecisionButtonsProps {
  name: string;
  allowed: readonly Action[];
  /** One proposes, another confirms. */
  fourEyes?: boolean;
  /** Who proposed, where this person may confirm it. */
  secondOf?: string | null;
  /** This person proposed, so another has to confirm. */
  ownProposal?: boolean;
  busy: Action | null;
  tabIndex?: number;
  onAction: (action: Single) => void;
}

export function DecisionButtons(props: DecisionButtonsProps) {
  const { t } = useWords();
  const hint = (action: Single, word: string, key: string) =>
    action === 'CONFIRM' && props.ownProposal === true
      ? t('certify.cannot.mine')
      : action === 'CONFIRM' && props.secondOf != null
        ? t('certify.confirmProposalOf', { name: props.secondOf })
        : `${word} (${key})`;
  // A proposed audit score is confirmed by giving it
  const may = (action: Single) =>
    props.allowed.includes(action) || (action === 'CONFIRM' && props.secondOf != null && props.allowed.includes('AUDIT'));
  return (
    <span className={classes.buttons}>
      {MARKS.filter(({ action }) => action !== 'PROPOSE' || props.fourEyes === true).map(({ action, shape, key }) => {
        const word = t(`certify.action.${action}`);
        const Shape = action === 'CONFIRM' && props.secondOf != null ? IconChecks : shape;
        return (
          <button
            key={action}
            type="button"
            className={classes.button}
            data-action={action}
            data-busy={props.busy === action || undefined}
            aria-label={`${word} ${props.name}`}
            title={hint(action, word, key)}
            tabIndex={props.tabIndex}
            disabled={!may(action)}
            onClick={() => props.onAction(action)}
          >
            <Shape size={action === 'WITHDRAW' ? 14 : 18} stroke={action === 'REOPEN' || action === 'PROPOSE' ? 2 : 3} aria-hidden />
          </button>
        );
      })}
    </span>
  );
}
