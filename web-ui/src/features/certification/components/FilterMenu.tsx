import { Button, Popover, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { contains, compareThai } from '@/format/collation';
import { bangkokDay, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { provinceName } from '@/organisation/provinces';
import { DayInput } from '@/page/DayInput';
import { conditions, KINDS } from '../model/rows';
import type { Workbench } from '../useWorkbench';
import classes from './WorkbenchToolbar.module.css';

/** The filters besides mark and words: kind, province, what changed and since when, what is doubtful, what waits for a second signature. */
export function FilterMenu({ bench, ofOffices, lastVisit }: { bench: Workbench; ofOffices: boolean; lastVisit: string | null }) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const { filter, special } = bench;
  const count = conditions(filter);
  const change = (part: Partial<typeof filter>) => bench.setFilter({ ...filter, ...part });
  const chip = (on: boolean, label: ReactNode, part: Partial<typeof filter>) => (
    <button type="button" className={classes.chip} aria-pressed={on} onClick={() => change(part)}>
      {label}
    </button>
  );
  const provinces = [...new Set(bench.rows.flatMap((row) => row.provinces))]
    .map((code) => ({ value: code, label: provinceName(code, language) }))
    .sort((a, b) => compareThai(a.label, b.label));
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={400} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant={count > 0 ? 'light' : 'default'} leftSection={<IconFilter size={15} aria-hidden />} onClick={() => setOpen(!open)}>
          {t('certify.filter.title')}
          {count > 0 && ` (${count})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('certify.filter.title')}>
        <div className={classes.menu}>
          {ofOffices && (
            <>
              <fieldset>
                <legend>{t('certify.filter.kind')}</legend>
                {KINDS.map((kind) => (
                  <span key={kind}>{chip(filter.kind === kind, t(`certify.filter.${kind}`), { kind: filter.kind === kind ? null : kind })}</span>
                ))}
              </fieldset>
              <Select
                label={t('certify.filter.province')}
                placeholder={t('certify.filter.everyProvince')}
                data={provinces}
                value={filter.province}
                onChange={(province) => change({ province })}
                searchable
                clearable
                maxDropdownHeight={240}
                filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
              />
            </>
          )}
          <fieldset>
            <legend>{t('certify.filter.doubt')}</legend>
            {(['any', 'unexplained'] as const).map((which) => (
              <span key={which}>
                {chip(
                  filter.outliers === which,
                  <>
                    {t(`certify.filter.outliers.${which}`)} <b>{which === 'any' ? special.doubtful : special.unexplained}</b>
                  </>,
                  { outliers: filter.outliers === which ? null : which },
                )}
              </span>
            ))}
          </fieldset>
          <fieldset>
            <legend>{t('certify.filter.change')}</legend>
            {chip(
              filter.changed,
              <>
                {t('certify.filter.changed')} <b>{special.changed}</b>
              </>,
              { changed: !filter.changed },
            )}
            {lastVisit !== null &&
              chip(filter.since === lastVisit, t('certify.filter.sinceVisit', { at: moment(lastVisit, language) }), {
                since: filter.since === lastVisit ? null : lastVisit,
              })}
          </fieldset>
          <DayInput
            label={t('certify.filter.since')}
            value={filter.since === null ? null : bangkokDay(new Date(filter.since))}
            onChange={(date) => change({ since: date === null ? null : new Date(`${date}T00:00:00+07:00`).toISOString() })}
            max={bangkokDay(new Date())}
            inside
          />
          {(special.proposed > 0 || filter.proposed) && (
            <fieldset>
              <legend>{t('certify.filter.fourEyes')}</legend>
              {chip(
                filter.proposed,
                <>
                  {t('certify.filter.proposed')} <b>{special.proposed}</b>
                </>,
                { proposed: !filter.proposed },
              )}
            </fieldset>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
