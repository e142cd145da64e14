import { IconAlertTriangle, IconCheck, IconExclamationCircle, IconX, type Icon } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { Status } from './status';
import classes from './StatusMark.module.css';

const SHAPES: Record<Status, Icon> = {
  NOT_REPORTED: IconExclamationCircle,
  AWAITING: IconAlertTriangle,
  REJECTED: IconX,
  CONFIRMED: IconCheck,
};

/** The manual's mark of a status: told by shape and word as well as by colour; `bare` keeps the word for those who hear or hover. */
export function StatusMark({ status, count, bare }: { status: Status; count?: number; bare?: boolean }) {
  const { t } = useWords();
  const Shape = SHAPES[status];
  return (
    <span className={classes.mark} data-status={status} title={bare === true ? t(`status.${status}`) : undefined}>
      <Shape size={16} stroke={status === 'REJECTED' || status === 'CONFIRMED' ? 3 : 2.2} aria-hidden />
      <span className={bare === true ? classes.heard : undefined}>{t(`status.${status}`)}</span>
      {count !== undefined && <span className={classes.count}>{count}</span>}
    </span>
  );
}
