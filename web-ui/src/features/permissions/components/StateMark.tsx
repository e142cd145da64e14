import { IconArrowBackUp, IconCheck, IconClockHour4, IconX, type Icon } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { PermissionState } from '../api/permissions';
import classes from './permissions.module.css';

const SHAPES: Record<PermissionState, Icon> = { ASKED: IconClockHour4, GRANTED: IconCheck, REFUSED: IconX, WITHDRAWN: IconArrowBackUp };

export function StateMark({ state }: { state: PermissionState }) {
  const { t } = useWords();
  const Shape = SHAPES[state];
  return (
    <span className={classes.state} data-state={state}>
      <Shape size={16} aria-hidden /> {t(`permissions.state.${state}`)}
    </span>
  );
}
