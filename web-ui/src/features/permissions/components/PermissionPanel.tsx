import { Anchor, Button, Checkbox, Stack, Textarea } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { day, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { useNamer } from '@/organisation/organisations';
import { SidePanel } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { useSignedIn } from '@/session/SignedIn';
import { letterUrl } from '../api/letters';
import { newWish, useAnswer, type Answer, type Permission } from '../api/permissions';
import { actsOf, historyOf, type Act } from '../request';
import { StateMark } from './StateMark';
import classes from './permissions.module.css';

/** One request: what is asked and why, the letter, what was answered; and the answer, for those who may give it. */
export function PermissionPanel({ permission, onClose }: { permission: Permission; onClose: () => void }) {
  const { t, language } = useWords();
  const { me, rounds } = useSignedIn();
  const nameOf = useNamer();
  const roundName = (id: string) => rounds.find(({ round }) => round === id)?.nameTh ?? id;
  const letter = permission.letter.fileName ?? permission.letterNumber;
  return (
    <SidePanel title={`${t('permissions.request')} · ${t(`permissions.kind.${permission.kind}`)}`} onClose={onClose} size={520}>
      <StateMark state={permission.state} />
      <dl className={classes.facts}>
        <dt>{t('permissions.detail.bureau')}</dt>
        <dd>{nameOf(permission.bureau)}</dd>
        <dt>{t('permissions.detail.plan')}</dt>
        <dd>{permission.plan}</dd>
        <dt>{t('permissions.detail.subject')}</dt>
        <dd>
          {permission.subIndicator} {permission.subIndicatorNameTh}
        </dd>
        {permission.kind === 'CARRY_FORWARD' && (
          <>
            <dt>{t('permissions.detail.variable')}</dt>
            <dd>{permission.variable ?? t('permissions.form.allVariables')}</dd>
          </>
        )}
        {permission.rounds.length > 0 && (
          <>
            <dt>{t('permissions.detail.rounds')}</dt>
            <dd>{permission.rounds.map(roundName).join(', ')}</dd>
          </>
        )}
        <dt>{t('permissions.column.letter')}</dt>
        <dd>
          {t('permissions.detail.letter', { number: permission.letterNumber, date: day(permission.letterDate, language) })}
          <br />
          <Anchor href={letterUrl(permission.letter.id)} download={letter} aria-label={t('permissions.detail.download', { name: letter })}>
            {letter} <IconDownload size={14} aria-hidden />
          </Anchor>
        </dd>
        {permission.state === 'GRANTED' && (
          <>
            <dt>{t('permissions.detail.roundsMoved')}</dt>
            <dd>
              {permission.grantedRounds.length > 0 ? permission.grantedRounds.map(roundName).join(', ') : '–'}
              {permission.planVersion !== null && <div className={classes.quiet}>{t('permissions.detail.version', { version: permission.planVersion })}</div>}
            </dd>
          </>
        )}
      </dl>
      <h3 className={classes.heading}>{t('permissions.detail.history')}</h3>
      <ol className={classes.steps}>
        {historyOf(permission).map((step) => (
          <li key={step.step}>
            <b>{t(`permissions.step.${step.step}`)}</b>
            {step.text !== null && step.text !== '' && <div style={{ whiteSpace: 'pre-line' }}>{step.text}</div>}
            <div className={classes.quiet}>
              {moment(step.at, language)} · {step.by}
            </div>
          </li>
        ))}
      </ol>
      <AnswerForm permission={permission} acts={actsOf(me, permission)} />
    </SidePanel>
  );
}

function AnswerForm({ permission, acts }: { permission: Permission; acts: Act[] }) {
  const { t } = useWords();
  const [act, setAct] = useState<Act | null>(null);
  const answer = useAnswer(permission.id);
  const send = (given: Answer) => answer.mutate({ answer: given, key: newWish() }, { onSuccess: () => setAct(null) });
  if (acts.length === 0) {
    return <Refusal error={answer.error} />;
  }
  if (act === null) {
    return (
      <>
        <Refusal error={answer.error} />
        <div className={classes.end}>
          {acts.includes('withdraw') && (
            <Button variant="default" onClick={() => setAct('withdraw')}>
              {t('permissions.withdraw')}
            </Button>
          )}
          {acts.includes('refuse') && (
            <Button variant="outline" color="red" onClick={() => setAct('refuse')}>
              {t('permissions.refuse')}
            </Button>
          )}
          {acts.includes('grant') && <Button onClick={() => setAct('grant')}>{t('permissions.grant')}</Button>}
        </div>
      </>
    );
  }
  const form = { error: answer.error, busy: answer.isPending, onBack: () => setAct(null), onSend: send };
  return act === 'grant' ? <Grant {...form} permission={permission} /> : act === 'refuse' ? <Refuse {...form} /> : <Withdraw {...form} />;
}

interface FormProps {
  error: Error | null;
  busy: boolean;
  onBack: () => void;
  onSend: (answer: Answer) => void;
}

function Grant({ permission, error, busy, onBack, onSend }: FormProps & { permission: Permission }) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  const open = rounds.filter((round) => round.plan === permission.plan && !round.closed);
  const [chosen, setChosen] = useState(() => open.map(({ round }) => round).filter((id) => permission.rounds.includes(id)));
  const [text, setText] = useState('');
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ kind: 'grant', rounds: chosen, answer: text.trim() === '' ? null : text.trim() });
      }}
    >
      <Stack gap="sm">
        <div className={classes.quiet}>{t('permissions.grantLead')}</div>
        {open.length === 0 ? (
          <div>{t('permissions.grantNoRounds')}</div>
        ) : (
          <Checkbox.Group label={t('permissions.grantRounds')} value={chosen} onChange={setChosen}>
            <Stack gap={4} mt={4}>
              {open.map((round) => (
                <Checkbox key={round.round} size="xs" value={round.round} label={round.nameTh} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Textarea label={t('permissions.grantAnswer')} autosize minRows={2} maxLength={1000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Refusal error={error} />
      </Stack>
      <Buttons busy={busy} label={t('permissions.grant')} onBack={onBack} />
    </form>
  );
}

function Refuse({ error, busy, onBack, onSend }: FormProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = text.trim() === '';
  return (
    <form
      className={classes.answer}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) {
          onSend({ kind: 'refuse', answer: text.trim() });
        }
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('permissions.refuseAnswer')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={tried && missing ? t('permissions.refuseMissing') : null}
        />
        <Refusal error={error} />
      </Stack>
      <Buttons busy={busy} label={t('permissions.refuse')} danger onBack={onBack} />
    </form>
  );
}

function Withdraw({ error, busy, onBack, onSend }: FormProps) {
  const { t } = useWords();
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ kind: 'withdraw' });
      }}
    >
      <div>{t('permissions.withdrawSure')}</div>
      <Refusal error={error} />
      <Buttons busy={busy} label={t('permissions.withdraw')} danger onBack={onBack} />
    </form>
  );
}

function Buttons({ busy, label, danger, onBack }: { busy: boolean; label: string; danger?: boolean; onBack: () => void }) {
  const { t } = useWords();
  return (
    <div className={classes.end}>
      <Button variant="default" onClick={onBack}>
        {t('permissions.back')}
      </Button>
      <Button type="submit" loading={busy} {...(danger === true ? { color: 'red' } : {})}>
        {label}
      </Button>
    </div>
  );
}
