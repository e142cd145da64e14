import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useId } from 'react';
import { buddhistYear, day, month } from '@/format/dates';
import { useWords } from '@/i18n';

interface DayInputProps {
  label: string;
  description?: string;
  value: string | null;
  onChange: (date: string | null) => void;
  min?: string;
  max?: string;
  required?: boolean;
  /** In a line of choices: without a label above it. */
  compact?: boolean;
  error?: string | null;
  /** The calendar opens within what holds the field, which else would close as if pressed outside. */
  inside?: boolean;
}

/** Chooses a day from a calendar in the Buddhist era; the value is yyyy-MM-dd. */
export function DayInput({ label, description, value, onChange, min, max, required, compact, error, inside }: DayInputProps) {
  const { t, language } = useWords();
  const id = useId();
  return (
    <DatePickerInput
      id={id}
      {...(compact === true ? { 'aria-label': value === null ? label : `${label} ${day(value, language)}`, size: 'xs' as const, miw: 160 } : { label })}
      description={description}
      placeholder={compact === true ? label : t('date.choose')}
      value={value}
      onChange={onChange}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      clearable={required !== true}
      withAsterisk={required === true}
      error={error}
      leftSection={<IconCalendar size={16} aria-hidden />}
      valueFormatter={({ date }) => (typeof date === 'string' && date !== '' ? day(date, language) : '')}
      monthLabelFormat={(date) => month(date, language)}
      yearLabelFormat={buddhistYear}
      getDayAriaLabel={(date) => day(date, language)}
      yearsListFormat={buddhistYear}
      decadeLabelFormat={buddhistYear}
      popoverProps={{ id, withinPortal: inside !== true }} // the calendar is named by its field
      ariaLabels={{ previousMonth: t('date.previousMonth'), nextMonth: t('date.nextMonth') }}
      weekendDays={[]}
    />
  );
}
