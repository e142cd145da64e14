import { Select, type ComboboxItem, type ComboboxItemGroup } from '@mantine/core';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import type { CertifiedVariable } from '../api/worklist';
import classes from './Workbench.module.css';

interface VariableSelectProps {
  variables: CertifiedVariable[];
  value: string | null;
  onChoose: (variable: string) => void;
}

/** กรุณาเลือกตัวแปรที่ต้องการ: the variables under their sub-indicators, with how many wait. */
export function VariableSelect({ variables, value, onChoose }: VariableSelectProps) {
  const { t } = useWords();
  const byCode = new Map(variables.map((variable) => [variable.variable, variable]));
  return (
    <Select
      aria-label={t('certify.variable')}
      placeholder={t('certify.chooseVariable')}
      data={grouped(variables)}
      value={value}
      onChange={(code) => {
        if (code !== null) {
          onChoose(code);
        }
      }}
      searchable
      allowDeselect={false}
      maxDropdownHeight={440}
      flex={1}
      filter={({ options, search }) => filtered(options as ComboboxItemGroup<ComboboxItem>[], search)}
      renderOption={({ option }) => {
        const waiting = byCode.get(option.value)?.counts.AWAITING ?? 0;
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            {waiting > 0 && <span className={classes.waiting}>{t('certify.waiting', { count: waiting })}</span>}
          </span>
        );
      }}
    />
  );
}

function grouped(variables: CertifiedVariable[]): ComboboxItemGroup<ComboboxItem>[] {
  const groups = new Map<string, ComboboxItemGroup<ComboboxItem>>();
  for (const variable of variables) {
    const group = groups.get(variable.subIndicator) ?? { group: `${variable.subIndicator} ${variable.subIndicatorNameTh}`, items: [] };
    group.items.push({ value: variable.variable, label: `${variable.variable} ${variable.nameTh}` });
    groups.set(variable.subIndicator, group);
  }
  return [...groups.values()];
}

/** A typed word may be in the variable's or in the sub-indicator's name. */
function filtered(groups: ComboboxItemGroup<ComboboxItem>[], search: string): ComboboxItemGroup<ComboboxItem>[] {
  return groups
    .map((group) => ({
      ...group,
      items: typeof group.group === 'string' && contains(group.group, search) ? group.items : group.items.filter((item) => contains(item.label, search)),
    }))
    .filter((group) => group.items.length > 0);
}
