import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { bangkokDay, day } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { PreviousValue } from '@/item/PreviousValue';
import { Warnings } from '@/item/Warnings';
import { DayInput } from '@/page/DayInput';
import { Dialog } from '@/page/Dialog';
import { tryDecisions } from '../api/decisions';
import { useKeepReason } from '../api/reasons';
import { confirmation, type Decision, type Order } from '../model/decision';
import type { Answer } from '../model/desk';
import type { Row } from '../model/rows';
import type { Asking } from '../useWorkbench';
import { useRefusalWords } from '../useRefusalWords';
import classes from './DecideDialog.module.css';
import { Reasons } from './Reasons';
import { useSendKey } from './useSendKey';

interface DecideDialogProps {
  asking: Asking;
  round: string;
  today: string;
  /** Last day of deciding, for what is not extended. */
  closes: string;
  onDecide: (orders: readonly Order[]) => void;
  onClose: () => void;
}

/** Asks what a decision still needs; of many rows it shows first what would become of each. */
export function DecideDialog({ asking, round, today, closes, onDecide, onClose }: DecideDialogProps) {
  const { t, language } = useWords();
  const { action, rows } = asking;
  const many = rows.length > 1;
  const only = many ? undefined : rows[0];
  const [reason, setReason] = useState('');
  const [keep, setKeep] = useState(false);
  const [date, setDate] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const keepReason = useKeepReason();
  const withReason = action === 'REJECT';
  const withDate = action === 'REJECT' || action === 'REOPEN';
  const reasonMissing = withReason && reason.trim() === '';
  const dateMissing = action === 'REOPEN' && date === null;
  const lastDay = rows.reduce((earliest, { item }) => ((item.closes ?? closes) < earliest ? (item.closes ?? closes) : earliest), '9999-12-31');
  const bureau = rows[0]?.item.bureau ?? '';
  const preview = usePreview(round, action, rows, { date, today, enabled: many });
  const willBe = preview?.filter((answer) => 'confirmation' in answer).length ?? null;
  const orders = (): Order[] => rows.map(({ item }) => ({ item, decision: decisionOf(action, item, reason.trim(), date) }));

  const submit = () => {
    setTried(true);
    if (reasonMissing || dateMissing || (many && (preview === null || willBe === 0))) {
      return;
    }
    if (keep && withReason) {
      keepReason.mutate({ bureau, text: reason.trim(), key: newIdempotencyKey() });
    }
    onDecide(orders());
  };
  useSendKey(submit);

  return (
    <Dialog
      title={many ? t('certify.preview.title', { action: t(`certify.action.${action}`), count: rows.length }) : t(`certify.action.${action}`)}
      onClose={onClose}
      size={many ? 620 : 480}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {only !== undefined && <About row={only} />}
          {withReason && (
            <>
              <Textarea
                label={t('certify.reason')}
                description={t('certify.reasonHint')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={tried && reasonMissing ? t('certify.reasonMissing') : null}
                maxLength={2000}
                minRows={2}
                maxRows={8}
                autosize
                withAsterisk
                data-autofocus
              />
              <Reasons bureau={bureau} chosen={reason} onChoose={setReason} />
              <Checkbox size="xs" label={t('certify.keepReason')} checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
            </>
          )}
          {withDate && (
            <div>
              <DayInput
                label={t(action === 'REJECT' ? 'certify.fixBy' : 'certify.until')}
                description={t('certify.fixByHint')}
                value={date}
                onChange={setDate}
                min={today}
                required={action === 'REOPEN'}
                error={tried && dateMissing ? t('certify.untilMissing') : null}
              />
              <div className={classes.quick} role="group" aria-label={t('certify.quickDays')}>
                {[3, 7].map((days, at) => {
                  const then = bangkokDay(new Date(Date.parse(`${today}T12:00:00+07:00`) + days * 86_400_000));
                  return (
                    <button key={days} type="button" className={classes.choice} aria-pressed={date === then} onClick={() => setDate(then)} {...(action === 'REOPEN' && at === 0 ? { 'data-autofocus': true } : {})}>
                      {t('certify.inDays', { count: days, date: day(then, language) })}
                    </button>
                  );
                })}
                {lastDay >= today && (
                  <button type="button" className={classes.choice} aria-pressed={date === lastDay} onClick={() => setDate(lastDay)}>
                    {t('certify.lastDay', { date: day(lastDay, language) })}
                  </button>
                )}
              </div>
              {date !== null && date > lastDay && (
                <Text size="sm" c="#8a4b00" mt={4}>
                  {t('certify.afterLastDay', { date: day(lastDay, language) })}
                </Text>
              )}
            </div>
          )}
          {many && <Preview rows={rows} preview={preview} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('certify.cancel')}
            </Button>
            <Button
              type="submit"
              title={withReason || withDate ? 'Ctrl+Enter' : undefined}
              {...(action === 'REJECT' ? { color: 'red' } : {})}
              {...(withReason || withDate ? {} : { 'data-autofocus': true })}
              aria-disabled={many && (preview === null || willBe === 0)}
            >
              {many ? t('certify.preview.submit', { action: t(`certify.action.${action}`), count: willBe ?? rows.length }) : t(`certify.action.${action}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function decisionOf(action: Asking['action'], item: Row['item'], reason: string, date: string | null): Decision {
  switch (action) {
    case 'REJECT':
      return { action, reason, fixBy: date };
    case 'REOPEN':
      return { action, until: date ?? '' };
    case 'CONFIRM': {
      const decision = confirmation(item);
      return decision === null || decision.action === 'PROPOSE' ? { action } : decision;
    }
    default:
      return { action };
  }
}

/** What would become of each row now, in their order; null until that is known. A reason not yet written is taken as written. */
function usePreview(
  round: string,
  action: Asking['action'],
  rows: readonly Row[],
  { date, today, enabled }: { date: string | null; today: string; enabled: boolean },
): readonly Answer[] | null {
  const [preview, setPreview] = useState<readonly Answer[] | null>(null);
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    let wanted = true;
    const orders = rows.map(({ item }): Order => ({ item, decision: decisionOf(action, item, '…', action === 'REOPEN' ? (date ?? today) : date) }));
    void foretold(round, orders).then((answers) => {
      if (wanted) {
        setPreview(answers);
      }
    });
    return () => {
      wanted = false;
    };
  }, [round, action, rows, date, today, enabled]);
  return preview;
}

/** One question for each kind of decision among the rows. */
async function foretold(round: string, orders: readonly Order[]): Promise<readonly Answer[]> {
  const answers = new Map<Order, Answer>();
  const kinds = new Set(orders.map(({ decision }) => decision.action));
  await Promise.all(
    [...kinds].map(async (kind) => {
      const same = orders.filter(({ decision }) => decision.action === kind);
      const decision = same[0]?.decision;
      if (decision === undefined) {
        return;
      }
      try {
        (await tryDecisions(round, { decision, orders: same })).forEach((answer, at) => {
          const order = same[at];
          if (order !== undefined) {
            answers.set(order, answer);
          }
        });
      } catch (error) {
        const problem = error instanceof ProblemError ? error : new ProblemError({ type: 'about:failed', title: 'failed', status: 0 });
        same.forEach((order) => answers.set(order, { problem }));
      }
    }),
  );
  return orders.map((order) => answers.get(order) ?? { problem: new ProblemError({ type: 'about:failed', title: 'failed', status: 0 }) });
}

/** What the certifier decides about. */
function About({ row: { item, name } }: { row: Row }) {
  const { t } = useWords();
  return (
    <div>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {t('certify.sees')} {item.value === null ? t('item.none') : grouped(item.value)} {item.unit}
        {item.previous !== null && (
          <>
            {' '}
            · {t('item.previous')} <PreviousValue previous={item.previous} />
          </>
        )}
      </Text>
      <Warnings warnings={item.warnings} />
    </div>
  );
}

/** How many rows will be decided, which not and why, and what each of them says: nobody decides on what was not on the screen. */
function Preview({ rows, preview }: { rows: readonly Row[]; preview: readonly Answer[] | null }) {
  const { t } = useWords();
  const words = useRefusalWords();
  const refused = new Map<string, string[]>();
  preview?.forEach((answer, at) => {
    const row = rows[at];
    if ('problem' in answer && row !== undefined) {
      const why = words(answer.problem);
      refused.set(why, [...(refused.get(why) ?? []), row.name]);
    }
  });
  const good = preview === null ? rows : rows.filter((_, at) => 'confirmation' in (preview[at] ?? {}));
  const warned = good.filter(({ item }) => item.warnings.length > 0).length;
  return (
    <>
      <div role="status">
        {preview === null ? (
          <Text c="dimmed">{t('certify.preview.checking', { count: rows.length })}</Text>
        ) : (
          <Text fw={600}>
            {t('certify.preview.will', { count: good.length })}
            {warned > 0 && <span className={classes.warned}> · {t('certify.preview.warned', { count: warned })}</span>}
          </Text>
        )}
      </div>
      {refused.size > 0 && (
        <Alert color="red" variant="light" p="xs" title={t('certify.preview.wont', { count: rows.length - good.length })} styles={{ title: { color: '#8c1a18' }, message: { color: '#212529' } }}>
          <ul className={classes.why}>
            {[...refused].map(([why, names]) => (
              <li key={why}>
                {why}
                <div className={classes.names}>{names.join(', ')}</div>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {good.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
        <div className={classes.list} role="group" aria-label={t('certify.preview.list')} tabIndex={0}>
          <table>
            <tbody>
              {good.map(({ key, name, item }) => (
                <tr key={key}>
                  <td>{name}</td>
                  <td className={classes.warned}>{item.warnings.map(({ rule }) => t(`warning.rule.${rule}`)).join(' · ')}</td>
                  <td className={classes.value}>{item.value === null ? t('item.none') : grouped(item.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
