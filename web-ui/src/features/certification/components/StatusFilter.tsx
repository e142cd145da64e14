import { useWords } from '@/i18n';
import { STATUSES, type Status, type StatusCounts } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import classes from './StatusFilter.module.css';

/** The legend of the marks with how many there are; each is also a filter. */
export function StatusFilter(props: { counts: StatusCounts; chosen: Status | null; onChoose: (status: Status | null) => void }) {
  const { t } = useWords();
  const total = STATUSES.reduce((sum, status) => sum + props.counts[status], 0);
  return (
    <div role="group" aria-label={t('status.legend')} className={classes.filter}>
      <button type="button" className={classes.chip} aria-pressed={props.chosen === null} onClick={() => props.onChoose(null)}>
        {t('status.all')} <b>{total}</b>
      </button>
      {STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className={classes.chip}
          aria-pressed={props.chosen === status}
          onClick={() => props.onChoose(props.chosen === status ? null : status)}
        >
          <StatusMark status={status} count={props.counts[status]} />
        </button>
      ))}
    </div>
  );
}
