import { Button, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contains } from '@/format/collation';
import { bangkokDay } from '@/format/dates';
import { useWords } from '@/i18n';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { newWish, useColleagues, useDelegate } from '../api/delegations';
import { lacksOf, latestUntil, withFrom, type Draft, type Lack } from '../period';
import classes from './delegation.module.css';

/** A certifier names a colleague for a period. */
export function DelegateDialog({ bureaus, onClose }: { bureaus: { code: string; nameTh: string }[]; onClose: () => void }) {
  const { t } = useWords();
  const today = bangkokDay(new Date());
  const delegate = useDelegate();
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({ bureau: bureaus[0]?.code ?? '', colleague: null, from: today, until: null, note: '' });
  const colleagues = useColleagues(draft.bureau);
  const lacks = lacksOf(draft);
  const told = (lack: Lack, words: string) => (tried && lacks.includes(lack) ? words : null);
  const noColleagues = colleagues.data?.length === 0;

  return (
    <Dialog title={t('delegation.form.title')} onClose={onClose} size={500}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const { colleague, from, until } = draft;
          if (colleague !== null && from !== null && until !== null) {
            const note = draft.note.trim();
            delegate.mutate({ body: { bureau: draft.bureau, colleague, from, until, note: note === '' ? null : note }, header: newWish() }, { onSuccess: onClose });
          }
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('delegation.form.lead')}
          </Text>
          {bureaus.length > 1 && (
            <Select
              label={t('delegation.form.bureau')}
              data={bureaus.map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
              value={draft.bureau}
              allowDeselect={false}
              onChange={(bureau) => setDraft((now) => ({ ...now, bureau: bureau ?? now.bureau, colleague: null }))}
            />
          )}
          <Select
            label={t('delegation.form.colleague')}
            placeholder={t(colleagues.isPending ? 'delegation.form.loading' : 'delegation.form.chooseColleague')}
            data={(colleagues.data ?? []).map(({ username, name }) => ({ value: username, label: `${name} (${username})` }))}
            value={draft.colleague}
            onChange={(colleague) => setDraft((now) => ({ ...now, colleague }))}
            searchable
            withAsterisk
            allowDeselect={false}
            disabled={noColleagues}
            nothingFoundMessage={t(colleagues.isPending ? 'delegation.form.loading' : 'delegation.form.nobody')}
            filter={({ options, search }) => options.filter((option) => 'label' in option && contains(option.label, search))}
            error={noColleagues ? t('delegation.form.noColleagues') : colleagues.data !== undefined && told('colleague', t('delegation.form.missingColleague'))}
            data-autofocus
          />
          {colleagues.isError && colleagues.data === undefined && (
            <>
              <Refusal error={colleagues.error} />
              <Button variant="default" size="xs" onClick={() => void colleagues.refetch()}>
                {t('state.retry')}
              </Button>
            </>
          )}
          <div className={classes.pair}>
            <DayInput
              label={t('delegation.form.from')}
              value={draft.from}
              onChange={(from) => setDraft((now) => withFrom(now, from))}
              min={today}
              max={latestUntil(today)}
              required
              error={told('from', t('delegation.form.missingDay'))}
            />
            <DayInput
              label={t('delegation.form.until')}
              value={draft.until}
              onChange={(until) => setDraft((now) => ({ ...now, until }))}
              min={draft.from ?? today}
              max={latestUntil(draft.from ?? today)}
              required
              error={told('until', t('delegation.form.missingDay'))}
            />
          </div>
          <Text size="sm" c="dimmed" mt={-6}>
            {t('delegation.form.untilHint')}
          </Text>
          <Textarea
            label={t('delegation.form.note')}
            placeholder={t('delegation.form.noteExample')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={draft.note}
            onChange={(event) => {
              const note = event.currentTarget.value;
              setDraft((now) => ({ ...now, note }));
            }}
          />
          <Refusal error={delegate.error} />
        </Stack>
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('delegation.form.cancel')}
          </Button>
          <Button type="submit" loading={delegate.isPending} disabled={noColleagues}>
            {t('delegation.form.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
