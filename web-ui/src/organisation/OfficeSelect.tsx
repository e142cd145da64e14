import { Select } from '@mantine/core';
import { contains } from '@/format/collation';
import { useOffices } from './organisations';

/** Chooses one office by typing a part of its name. */
export function OfficeSelect(props: {
  label: string;
  placeholder: string;
  value: string | null;
  onChoose: (office: string) => void;
  /** Whether the label stands above the field; else it is only heard. */
  labelled?: boolean;
  error?: string | null;
}) {
  const offices = useOffices();
  return (
    <Select
      {...(props.labelled === true ? { label: props.label, withAsterisk: true } : { 'aria-label': props.label, w: 300 })}
      placeholder={props.placeholder}
      data={(offices.data ?? []).map((office) => ({ value: office.code, label: office.nameTh }))}
      value={props.value}
      onChange={(office) => {
        if (office !== null) {
          props.onChoose(office);
        }
      }}
      searchable
      allowDeselect={false}
      limit={300}
      maxDropdownHeight={420}
      filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
      error={props.error}
    />
  );
}
