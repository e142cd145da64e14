import { Button, Progress } from '@mantine/core';
import { IconAlertCircle, IconListCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { LoadingState, ProblemState } from '@/page/states';
import { Refusal } from '@/page/Refusal';
import type { Round } from '@/session/rounds';
import { newIdempotencyKey, useCreateItems, useItemsJob, type ItemsJob } from '../api/items';
import { percentOf } from '../progress';
import { CreateItemsDialog } from './CreateItemsDialog';
import { RemoveItemsDialog } from './RemoveItemsDialog';
import classes from './rounds.module.css';

/** รายการกรอกข้อมูล of a round: how many there are, what is being done with them, and what can be done. */
export function ItemsCard({ round }: { round: Round }) {
  const { t } = useWords();
  const job = useItemsJob(round.round);
  const [asking, setAsking] = useState<'create' | 'remove' | null>(null);
  const running = job.data?.state === 'RUNNING';
  return (
    <section className={classes.card} aria-label={t('rounds.items.title')}>
      <div className={classes.head}>
        <h2>{t('rounds.items.title')}</h2>
        <b>{t('rounds.items.count', { items: round.items.toLocaleString('en') })}</b>
      </div>
      {job.isPending && <LoadingState rows={2} />}
      {job.isError && job.data === undefined && <ProblemState error={job.error} onRetry={() => void job.refetch()} />}
      {job.data && (
        <>
          {round.items === 0 && !running && job.data.state !== 'FAILED' && <p className={classes.quiet}>{t('rounds.items.none')}</p>}
          <JobLine round={round.round} job={job.data} />
          <div className={classes.end} style={{ justifyContent: 'flex-start' }}>
            <Button leftSection={<IconListCheck size={16} aria-hidden />} disabled={running} onClick={() => setAsking('create')}>
              {t('rounds.items.create')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={running || round.items === 0}
              onClick={() => setAsking('remove')}
            >
              {t('rounds.items.remove')}
            </Button>
          </div>
        </>
      )}
      {asking === 'create' && <CreateItemsDialog round={round} onClose={() => setAsking(null)} />}
      {asking === 'remove' && <RemoveItemsDialog round={round} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** What the work in the background is at, or how it ended. */
function JobLine({ round, job }: { round: string; job: ItemsJob }) {
  const { t, language } = useWords();
  const again = useCreateItems(round);
  const removes = job.kind === 'REMOVE';
  const by = job.by === null ? '' : ` · ${t('rounds.items.by', { by: job.by.name })}`;
  if (job.state === 'NONE' || job.kind === null) {
    return null;
  }
  if (job.state === 'RUNNING') {
    const title = t(removes ? 'rounds.items.removing' : 'rounds.items.creating');
    return (
      <div role="status">
        <b>{title}</b>
        <Progress.Root size="lg" my={6}>
          <Progress.Section value={percentOf(job)} aria-label={title} />
        </Progress.Root>
        {t('rounds.items.progress', { done: job.done, wanted: job.wanted, items: job.items.toLocaleString('en') })}
        <div className={classes.quiet}>
          {t('rounds.items.leave')}
          {by}
        </div>
      </div>
    );
  }
  if (job.state === 'FAILED') {
    return (
      <div role="alert">
        <div className={`${classes.failed ?? ''} ${classes.standing ?? ''}`}>
          <IconAlertCircle size={17} aria-hidden /> {t(removes ? 'rounds.items.removeFailed' : 'rounds.items.createFailed')}
        </div>
        {job.error !== null && <div>{job.error}</div>}
        <div className={classes.quiet}>{t('rounds.items.failedAt', { done: job.done, wanted: job.wanted })}</div>
        {!removes && (
          <Button
            mt={6}
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate({ carryForwardFrom: job.carryForwardFrom ?? 'none', idempotencyKey: newIdempotencyKey() })}
          >
            {t('rounds.items.again')}
          </Button>
        )}
        <Refusal error={again.error} />
      </div>
    );
  }
  return (
    <div role="status">
      {t(removes ? 'rounds.items.removed' : 'rounds.items.created', { at: job.finishedAt === null ? '' : moment(job.finishedAt, language) })}
      <span className={classes.quiet}>
        {' '}
        {t('rounds.items.count', { items: job.items.toLocaleString('en') })}
        {by}
      </span>
    </div>
  );
}
