import { Select } from '@mantine/core';
import { useId } from 'react';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { useBureaus } from '@/organisation/organisations';
import { ChoiceState, useChoice, useFieldFindings, type Source } from './fields';
import classes from './Fields.module.css';
import { FieldFindings } from './FindingMark';

/** The certifying bureau, found by any part of its names. */
export function BureauField({ source }: { source: Source }) {
  const { t } = useWords();
  const bureaus = useBureaus();
  const { phase, choose } = useChoice(source);
  const findings = useFieldFindings(source.name);
  const id = useId();
  const known = (bureaus.data ?? []).map(({ code, nameTh, shortTh }) => ({ value: code, label: `${shortTh ?? code} · ${nameTh}` }));
  const missing = source.value !== '' && bureaus.data !== undefined && !known.some((bureau) => bureau.value === source.value);
  return (
    <>
      <label htmlFor={id} className={classes.label}>
        {t('plan.field.bureau')}
      </label>
      <div className={classes.control}>
        <Select
          id={id}
          data-field={source.name}
          data={missing ? [...known, { value: source.value, label: source.value }] : known}
          value={source.value === '' ? null : source.value}
          placeholder={t('plan.chooseBureau')}
          searchable
          openOnFocus={false}
          clearable
          maxDropdownHeight={320}
          nothingFoundMessage={t('plan.noneFound')}
          filter={({ options, search }) => options.filter((option) => 'value' in option && (contains(option.label, search) || contains(option.value, search)))}
          onChange={(code) => choose(code ?? '')}
        />
        <ChoiceState phase={phase} />
        <FieldFindings findings={findings} />
      </div>
    </>
  );
}
