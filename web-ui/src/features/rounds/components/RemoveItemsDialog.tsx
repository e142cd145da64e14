import { Alert, Button, Checkbox, MultiSelect, Radio, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { useOffices } from '@/organisation/organisations';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { usePlan } from '@/plan/plan';
import { variableChoices, withinGroups } from '@/plan/VariablePicker';
import type { Round } from '@/session/rounds';
import { newIdempotencyKey, useRemovalPreview, useRemoveItems, type RemovalPreview } from '../api/items';
import { lacks, leaving, removalOf, scopeOf, type RemovalChoice, type ScopeKind } from '../removal';
import classes from './rounds.module.css';

const KINDS: ScopeKind[] = ['all', 'variables', 'offices', 'obsolete'];
const NOTHING_CHOSEN: RemovalChoice = { kind: 'all', variables: [], offices: [], includeReported: false, typedRound: '', reason: '' };

/** ลบรายการกรอกข้อมูล: what, then what it would take, then once more; reported data only when it is named. */
export function RemoveItemsDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useWords();
  const [choice, setChoice] = useState(NOTHING_CHOSEN);
  const [tried, setTried] = useState(false);
  const [last, setLast] = useState(false);
  const change = (part: Partial<RemovalChoice>) => setChoice((now) => ({ ...now, ...part }));
  const preview = useRemovalPreview(round.round, scopeOf(choice));
  const remove = useRemoveItems(round.round);
  const missing = lacks(choice, preview.data, round.round);
  const count = preview.data === undefined ? 0 : leaving(preview.data, choice.includeReported);

  if (last && preview.data) {
    const { data } = preview;
    return (
      <Dialog title={t('rounds.removal.title', { name: round.nameTh })} onClose={onClose} size={560}>
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} styles={{ message: { color: '#8c1a18' } }}>
          <b>{t('rounds.removal.sure', { items: count.toLocaleString('en'), name: round.nameTh })}</b>
          {choice.includeReported && data.reported > 0 && <div>{t('rounds.removal.sureReported', { count: data.reported })}</div>}
        </Alert>
        <p className={classes.quiet}>{t('rounds.removal.lead')}</p>
        <Refusal error={remove.error} />
        <div className={classes.end}>
          <Button variant="default" onClick={() => setLast(false)}>
            {t('rounds.removal.back')}
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            data-autofocus
            onClick={() => remove.mutate({ body: removalOf(choice, data, round.round), idempotencyKey: newIdempotencyKey() }, { onSuccess: onClose })}
          >
            {t('rounds.removal.submit', { items: count.toLocaleString('en') })}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('rounds.removal.title', { name: round.nameTh })} onClose={onClose} size={660}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          setLast(missing.length === 0);
        }}
      >
        <Stack gap="sm">
          <div className={classes.quiet}>{t('rounds.removal.lead')}</div>
          <Radio.Group label={t('rounds.removal.scope')} value={choice.kind} onChange={(kind) => change({ kind: KINDS.find((each) => each === kind) ?? 'all' })}>
            <div className={classes.choices}>
              {KINDS.map((kind) => (
                <Radio key={kind} size="xs" value={kind} label={t(`rounds.removal.scopes.${kind}`)} />
              ))}
            </div>
          </Radio.Group>
          {choice.kind === 'variables' && <ChooseVariables round={round} value={choice.variables} onChange={(variables) => change({ variables })} />}
          {choice.kind === 'offices' && <ChooseOffices value={choice.offices} onChange={(offices) => change({ offices })} />}
          {preview.isLoading && <Skeleton height={22} aria-label={t('state.loading')} />}
          {preview.isError && <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data && <Found preview={preview.data} />}
          {preview.data && preview.data.reported > 0 && (
            <>
              <Checkbox
                size="xs"
                color="red"
                label={t('rounds.removal.include', { count: preview.data.reported })}
                checked={choice.includeReported}
                onChange={(event) => change({ includeReported: event.currentTarget.checked })}
              />
              {choice.includeReported && (
                <>
                  <TextInput
                    label={t('rounds.removal.confirm', { round: round.round })}
                    withAsterisk
                    autoComplete="off"
                    spellCheck={false}
                    value={choice.typedRound}
                    onChange={(event) => change({ typedRound: event.currentTarget.value })}
                    error={tried && missing.includes('round') ? t('rounds.removal.confirmWrong') : null}
                  />
                  <Textarea
                    label={t('rounds.removal.reason')}
                    withAsterisk
                    maxLength={2000}
                    autosize
                    minRows={2}
                    value={choice.reason}
                    onChange={(event) => change({ reason: event.currentTarget.value })}
                    error={tried && missing.includes('reason') ? t('rounds.extension.reasonMissing') : null}
                  />
                </>
              )}
            </>
          )}
        </Stack>
        <div className={classes.end}>
          <span className={`${classes.note ?? ''} ${classes.quiet ?? ''}`} role="status">
            {missing.includes('scope') && !preview.isLoading && t('rounds.removal.chooseFirst')}
            {missing.includes('nothing') && t('rounds.removal.nothing')}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('rounds.form.cancel')}
          </Button>
          <Button type="submit" color="red" disabled={missing.includes('scope') || missing.includes('nothing')}>
            {t('rounds.removal.next')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the scope would take: how many are free to go, and which hold reported data. */
function Found({ preview }: { preview: RemovalPreview }) {
  const { t } = useWords();
  const more = preview.reported - preview.firstReported.length;
  return (
    <div role="status">
      {t('rounds.removal.free', { items: (preview.items - preview.reported).toLocaleString('en') })}
      {preview.reported > 0 && (
        <>
          <div className={classes.newer}>
            <IconAlertTriangle size={16} aria-hidden /> {t('rounds.removal.reported', { count: preview.reported })}
          </div>
          <div className={classes.short} role="region" aria-label={t('rounds.removal.reportedItems')} tabIndex={0}>
            <ul className={classes.list} aria-label={t('rounds.removal.first')}>
              {preview.firstReported.map(({ variable, office, officeNameTh }) => (
                <li key={`${variable}/${office}`}>
                  <span className={table.code}>{variable}</span>
                  {officeNameTh ?? office}
                </li>
              ))}
              {more > 0 && <li>{t('rounds.removal.more', { count: more })}</li>}
            </ul>
          </div>
        </>
      )}
    </div>
  );
}

function ChooseVariables({ round, value, onChange }: { round: Round; value: string[]; onChange: (variables: string[]) => void }) {
  const { t } = useWords();
  const plan = usePlan(round.plan, round.planVersion);
  return (
    <MultiSelect
      size="xs"
      label={t('rounds.removal.variables')}
      placeholder={t('rounds.removal.choose')}
      data={plan.data === undefined ? [] : variableChoices(plan.data)}
      value={value}
      onChange={onChange}
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={280}
      filter={withinGroups}
    />
  );
}

function ChooseOffices({ value, onChange }: { value: string[]; onChange: (offices: string[]) => void }) {
  const { t } = useWords();
  const offices = useOffices();
  return (
    <MultiSelect
      size="xs"
      label={t('rounds.removal.offices')}
      placeholder={t('rounds.removal.choose')}
      data={(offices.data ?? []).map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      hidePickedOptions
      limit={300}
      maxDropdownHeight={280}
      filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
    />
  );
}
