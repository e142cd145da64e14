import { Select, type OptionsFilter } from '@mantine/core';
import { contains } from '@/format/collation';
import { branches, type Plan } from './plan';

/** The variables of a plan as choices, by sub-indicator. */
export function variableChoices(plan: Plan) {
  return branches(plan).map(({ subIndicator }) => ({
    group: `${subIndicator.code} ${subIndicator.nameTh}`,
    items: subIndicator.variables.map(({ code, nameTh }) => ({ value: code, label: `${code} ${nameTh}` })),
  }));
}

/** Finds variables by their own words or by their sub-indicator's. */
export const withinGroups: OptionsFilter = ({ options, search }) =>
  options.flatMap((group) => {
    if (!('group' in group)) {
      return [];
    }
    const items = typeof group.group === 'string' && contains(group.group, search) ? group.items : group.items.filter((item) => contains(item.label, search));
    return items.length > 0 ? [{ ...group, items }] : [];
  });

/** Chooses one variable by typing a part of its code or name. */
export function VariablePicker(props: {
  label: string;
  placeholder: string;
  plan: Plan | undefined;
  value: string | null;
  onChoose: (variable: string | null) => void;
  error?: string | null;
}) {
  return (
    <Select
      label={props.label}
      placeholder={props.placeholder}
      withAsterisk
      data={props.plan === undefined ? [] : variableChoices(props.plan)}
      value={props.value}
      onChange={props.onChoose}
      error={props.error}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      filter={withinGroups}
    />
  );
}
