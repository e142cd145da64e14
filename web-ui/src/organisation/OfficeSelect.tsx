import { Select } from '@mantine/core';
import { contains } from '@/format/collation';
import { useOffices } from './organisations';

/** Chooses one office by typing a part of its name. */
export function OfficeSelect(props: { label: string; placeholder: string; value: string | null; onChoose: (office: string) => void }) {
  const offices = useOffices();
  return (
    <Select
      aria-label={props.label}
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
      w={300}
    />
  );
}
