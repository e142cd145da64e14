import { IconCalendarOff, IconClockHour4, IconUserCheck, IconX, type Icon } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { DelegationState } from '../api/delegations';
import classes from './delegation.module.css';

const SHAPES: Record<DelegationState, Icon> = { COMING: IconClockHour4, IN_FORCE: IconUserCheck, OVER: IconCalendarOff, ENDED: IconX };

export function StateMark({ state }: { state: DelegationState }) {
  const { t } = useWords();
  const Shape = SHAPES[state];
  return (
    <span className={classes.state} data-state={state}>
      <Shape size={16} aria-hidden /> {t(`delegation.state.${state}`)}
    </span>
  );
}
