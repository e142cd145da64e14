import { Select } from '@mantine/core';
import { contains } from '@/format/collation';
import { useBureaus } from './organisations';

interface BureauSelectProps {
  label: string;
  placeholder: string;
  value: string | null;
  onChoose: (bureau: string | null) => void;
  /** Whether the label stands above the field; else it is only heard. */
  labelled?: boolean;
  clearable?: boolean;
  error?: string | null;
}

/** Chooses one central bureau by typing a part of its name or its letters. */
export function BureauSelect(props: BureauSelectProps) {
  const bureaus = useBureaus();
  return (
    <Select
      {...(props.labelled === true ? { label: props.label, withAsterisk: true } : { 'aria-label': props.label, w: 300 })}
      placeholder={props.placeholder}
      data={(bureaus.data ?? []).map((bureau) => ({ value: bureau.code, label: bureau.shortTh === null ? bureau.nameTh : `${bureau.nameTh} (${bureau.shortTh})` }))}
      value={props.value}
      onChange={props.onChoose}
      error={props.error}
      searchable
      clearable={props.clearable === true}
      allowDeselect={false}
      maxDropdownHeight={320}
      filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
    />
  );
}
