import { Alert, Button, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import type { Organisation } from '@/organisation/organisations';
import { DayInput } from '@/page/DayInput';
import { SidePanel } from '@/page/Dialog';
import { useAddOrganisation, useChangeOrganisation } from '../api/organisations';
import { changeOf, draftOf, errorsByField, NEW_DRAFT, newOrganisationOf, shortcomings, type Draft, type DraftErrors } from '../draft';
import { KINDS } from '../filter';
import { PROVINCES } from '../provinces';

const FIRST_DAY = '1900-01-01';

interface OrganisationFormProps {
  /** Null: a new one. */
  organisation: Organisation | null;
  onClose: () => void;
  onSaved: (organisation: Organisation) => void;
}

/** One office or bureau: everything when it is new; names, provinces and dates later. */
export function OrganisationForm({ organisation, onClose, onSaved }: OrganisationFormProps) {
  const { t, language } = useWords();
  const [seen, setSeen] = useState(organisation);
  const [draft, setDraft] = useState<Draft>(organisation === null ? NEW_DRAFT : draftOf(organisation));
  const [errors, setErrors] = useState<DraftErrors>({});
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const add = useAddOrganisation();
  const change = useChangeOrganisation(draft.code);
  const saving = add.isPending || change.isPending;

  const type = (typed: Partial<Draft>) => {
    setDraft({ ...draft, ...typed });
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in typed))));
    setRefusal(null);
    setIdempotencyKey(newIdempotencyKey());
  };
  const answered = {
    onSuccess: onSaved,
    onError: (error: Error) => {
      if (error instanceof ProblemError) {
        setErrors(errorsByField(error.details.errors ?? []));
        setRefusal(error);
      }
    },
  };
  const save = () => {
    const missing = shortcomings(draft, { missing: t('organisations.missing'), untilBeforeSince: t('organisations.untilBeforeSince') });
    setErrors(missing);
    if (Object.keys(missing).length > 0) {
      return;
    }
    setRefusal(null);
    if (seen === null) {
      add.mutate({ organisation: newOrganisationOf(draft), idempotencyKey }, answered);
    } else {
      change.mutate({ change: changeOf(draft, seen.revision), idempotencyKey }, answered);
    }
  };
  const current = refusal?.slug === 'stale-revision' ? (refusal.details.current as unknown as Organisation | undefined) : undefined;
  const shownAtFields = refusal !== null && Object.keys(errors).length > 0;

  return (
    <SidePanel title={t(seen === null ? 'organisations.add' : 'organisations.editTitle')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          {seen === null ? (
            <>
              <Select
                label={t('organisations.field.kind')}
                data={KINDS.map((kind) => ({ value: kind, label: t(`organisations.kindLong.${kind}`) }))}
                value={draft.kind}
                onChange={(kind) => type({ kind: KINDS.find((one) => one === kind) ?? draft.kind })}
                allowDeselect={false}
              />
              <TextInput
                label={t('organisations.field.code')}
                description={t('organisations.codeHint')}
                value={draft.code}
                onChange={(event) => type({ code: event.currentTarget.value })}
                error={errors.code}
                maxLength={8}
                withAsterisk
                autoComplete="off"
                data-autofocus
              />
            </>
          ) : (
            <div>
              {seen.code} · {t(`organisations.kindLong.${seen.kind}`)}
            </div>
          )}
          <TextInput
            label={t('organisations.field.nameTh')}
            value={draft.nameTh}
            onChange={(event) => type({ nameTh: event.currentTarget.value })}
            error={errors.nameTh}
            maxLength={200}
            withAsterisk
          />
          <TextInput
            label={t('organisations.field.nameEn')}
            value={draft.nameEn}
            onChange={(event) => type({ nameEn: event.currentTarget.value })}
            error={errors.nameEn}
            maxLength={200}
            withAsterisk
          />
          {draft.kind === 'BUREAU' ? (
            <TextInput
              label={t('organisations.field.shortTh')}
              value={draft.shortTh}
              onChange={(event) => type({ shortTh: event.currentTarget.value })}
              error={errors.shortTh}
              maxLength={20}
            />
          ) : (
            <MultiSelect
              label={t('organisations.field.provinces')}
              placeholder={draft.provinces.length === 0 ? t('organisations.provincesHint') : ''}
              size="xs"
              data={PROVINCES.map(({ code, names }) => ({ value: code, label: names[language] }))}
              value={draft.provinces}
              onChange={(provinces) => type({ provinces })}
              error={errors.provinces}
              filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
              searchable
              hidePickedOptions
              maxValues={10}
              comboboxProps={{ withinPortal: false }}
              withAsterisk
            />
          )}
          <DayInput
            label={t('organisations.field.since')}
            description={t('organisations.sinceHint')}
            value={draft.since}
            onChange={(since) => type({ since })}
            min={FIRST_DAY}
            error={errors.since ?? null}
          />
          <DayInput
            label={t('organisations.field.until')}
            description={t('organisations.untilHint')}
            value={draft.until}
            onChange={(until) => type({ until })}
            min={FIRST_DAY}
            error={errors.until ?? null}
          />
          {refusal !== null && !shownAtFields && (
            <Alert color="red" role="alert">
              {refusal.isTold ? refusal.explanation : t('state.unreachable')}
              {current !== undefined && (
                <Button
                  variant="default"
                  mt="xs"
                  onClick={() => {
                    setSeen(current);
                    setDraft(draftOf(current));
                    setRefusal(null);
                    setIdempotencyKey(newIdempotencyKey());
                  }}
                >
                  {t('organisations.useCurrent')}
                </Button>
              )}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('organisations.cancel')}
            </Button>
            <Button type="submit" loading={saving}>
              {t('organisations.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}
