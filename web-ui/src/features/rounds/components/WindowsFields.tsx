import { useWords } from '@/i18n';
import { DayInput } from '@/page/DayInput';
import { faultsOf, type WindowDays } from '../windows-form';
import classes from './rounds.module.css';

const FIELDS = ['reportingOpens', 'reportingCloses', 'certificationOpens', 'certificationCloses'] as const;

/** The four days of both windows, in the Buddhist era. */
export function WindowsFields({ days, tried, onChange }: { days: WindowDays; tried: boolean; onChange: (days: WindowDays) => void }) {
  const { t } = useWords();
  const faults = faultsOf(days);
  return (
    <div className={classes.pair}>
      {FIELDS.map((field) => {
        const fault = faults[field];
        return (
          <DayInput
            key={field}
            label={t(`rounds.form.${field}`)}
            value={days[field]}
            onChange={(date) => onChange({ ...days, [field]: date })}
            required
            // a wrong order is told at once, what is missing only when the form was sent
            error={fault !== undefined && (tried || fault === 'orderWrong') ? t(`rounds.form.${fault}`) : null}
          />
        );
      })}
    </div>
  );
}
