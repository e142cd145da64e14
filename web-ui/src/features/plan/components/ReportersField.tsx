import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { compareThai, contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { useOfficesOn, type Organisation } from '@/organisation/organisations';
import { provinceName } from '@/organisation/provinces';
import type { SubIndicator } from '../model/tree';
import { ChoiceState, useChoice, useFieldFindings, type Source } from './fields';
import form from './Fields.module.css';
import { FieldFindings } from './FindingMark';
import classes from './ReportersField.module.css';

type Reporters = SubIndicator['reporters'];

const KINDS = ['ALL', 'PRIMARY', 'SECONDARY', 'LIST'] as const;

/** ผู้รายงานผล: all, those of one kind, or a chosen list. */
export function ReportersField({ source, fiscalYear }: { source: Source; fiscalYear: number }) {
  const { t } = useWords();
  // A fiscal year ends on 30 September
  const offices = useOfficesOn(`${fiscalYear - 543}-09-30`);
  const { phase, choose } = useChoice(source);
  const findings = useFieldFindings(source.name);
  const id = useId();
  const reporters = JSON.parse(source.value) as Reporters;
  const all = offices.data ?? [];
  const count = reporters.kind === 'LIST' ? reporters.offices.length : all.filter(({ kind }) => reporters.kind === 'ALL' || kind === reporters.kind).length;
  return (
    <>
      <span id={id} className={form.label}>
        {t('plan.field.reporters')}
      </span>
      <div className={form.control}>
        <SegmentedControl
          size="xs"
          aria-labelledby={id}
          data-field={source.name}
          value={reporters.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`plan.reporters.${kind}`) }))}
          onChange={(kind) => choose(JSON.stringify({ kind, offices: [] }))}
        />{' '}
        {offices.data !== undefined && <span className={form.hint}>{t('plan.officeCount', { count })}</span>} <ChoiceState phase={phase} />
        {reporters.kind === 'LIST' && <OfficePicker key={source.name} offices={all} chosen={reporters.offices} onChoose={(codes) => choose(JSON.stringify({ kind: 'LIST', offices: codes }))} />}
        <FieldFindings findings={findings} />
      </div>
    </>
  );
}

/** Chooses offices by name and province; what is ticked is saved after a short pause, so that many ticks are one change. */
function OfficePicker({ offices, chosen, onChoose }: { offices: Organisation[]; chosen: string[]; onChoose: (codes: string[]) => void }) {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const [province, setProvince] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [only, setOnly] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const now = useMemo(() => ticked ?? new Set(chosen), [ticked, chosen]);
  const scroll = useRef<HTMLDivElement>(null);

  const latest = useRef({ ticked, onChoose, offices });
  useEffect(() => {
    latest.current = { ticked, onChoose, offices };
  });
  useEffect(() => {
    if (ticked === null) {
      return undefined;
    }
    const timer = setTimeout(() => {
      onChoose(inOrder(offices, ticked));
      setTicked(null);
    }, 600);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new tick starts the pause anew
  }, [ticked]);
  useEffect(
    () => () => {
      if (latest.current.ticked !== null) {
        latest.current.onChoose(inOrder(latest.current.offices, latest.current.ticked));
      }
    },
    [],
  );

  const provinces = useMemo(
    () =>
      [...new Set(offices.flatMap((office) => office.provinces))]
        .map((code) => ({ value: code, label: provinceName(code) }))
        .sort((a, b) => compareThai(a.label, b.label)),
    [offices],
  );
  const found = useMemo(
    () =>
      offices.filter(
        (office) =>
          (province === null || office.provinces.includes(province)) &&
          (kind === null || office.kind === kind) &&
          (search.trim() === '' || contains(office.nameTh, search) || office.code.toLowerCase().includes(search.trim().toLowerCase())) &&
          (!only || now.has(office.code)),
      ),
    [offices, province, kind, search, only, now],
  );
  const virtual = useVirtualizer({ count: found.length, getScrollElement: () => scroll.current, estimateSize: () => 26, overscan: 10 });
  const set = (codes: string[], on: boolean) => {
    const next = new Set(now);
    codes.forEach((code) => (on ? next.add(code) : next.delete(code)));
    setTicked(next);
  };
  return (
    <div className={classes.picker} role="group" aria-label={t('plan.reporters.LIST')}>
      <div className={classes.tools}>
        <TextInput aria-label={t('plan.searchOffice')} placeholder={t('plan.searchOffice')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} w={176} />
        <Select
          aria-label={t('plan.province')}
          placeholder={t('plan.province')}
          data={provinces}
          value={province}
          onChange={setProvince}
          searchable
          openOnFocus={false}
          clearable
          limit={100}
          maxDropdownHeight={260}
          w={160}
        />
        <Select
          aria-label={t('plan.officeKind')}
          placeholder={t('plan.officeKind')}
          data={[
            { value: 'PRIMARY', label: t('plan.reporters.PRIMARY') },
            { value: 'SECONDARY', label: t('plan.reporters.SECONDARY') },
          ]}
          value={kind}
          onChange={setKind}
          clearable
          w={110}
        />
      </div>
      <div className={classes.tools}>
        <Button size="compact-sm" variant="default" onClick={() => set(found.map(({ code }) => code), true)} disabled={found.length === 0}>
          {t('plan.selectFound', { count: found.length })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => set(found.map(({ code }) => code), false)} disabled={found.length === 0}>
          {t('plan.unselectFound')}
        </Button>
        <label style={{ display: 'inline-flex', gap: 6, fontSize: 14 }}>
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
          {t('plan.onlyChosen')}
        </label>
        <span className={classes.count} role="status">
          {t('plan.chosenOf', { count: now.size, total: offices.length })}
        </span>
      </div>
      <div ref={scroll} className={classes.list} role="region" aria-label={t('plan.offices')} tabIndex={0}>
        <div style={{ position: 'relative', height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const office = found[item.index];
            return (
              office && (
                <label key={office.code} className={classes.office} style={{ transform: `translateY(${item.start}px)` }}>
                  <input type="checkbox" checked={now.has(office.code)} onChange={(event) => set([office.code], event.currentTarget.checked)} />
                  {office.nameTh}
                </label>
              )
            );
          })}
          {found.length === 0 && <div className={form.hint}>{t('plan.noneFound')}</div>}
        </div>
      </div>
    </div>
  );
}

/** Codes by Thai name of their offices; codes that no office has any more stay. */
function inOrder(offices: Organisation[], codes: ReadonlySet<string>): string[] {
  const known = offices.filter(({ code }) => codes.has(code)).map(({ code }) => code);
  const there = new Set(known);
  return [...known, ...[...codes].filter((code) => !there.has(code))];
}
