import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCloudOff, IconInbox, IconLock, IconMoodSad, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isTransient, ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';
import classes from './states.module.css';

/** A table that is on its way: the rows' shape, so that nothing jumps when they come. */
export function LoadingState({ rows = 12 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('state.loading')} className={classes.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={22} radius="sm" width={row % 4 === 0 ? '45%' : '100%'} />
      ))}
    </div>
  );
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, detail, top, children }: { title: string; detail?: string; top?: boolean; children?: ReactNode }) {
  return (
    <Notice icon={IconInbox} title={title} detail={detail} top={top}>
      {children}
    </Notice>
  );
}

/** A page that is not for this person, known without asking the server. */
export function ForbiddenState({ detail }: { detail: string }) {
  const { t } = useWords();
  return <Notice icon={IconLock} title={t('state.forbidden')} detail={detail} alert />;
}

/** Any failure in plain words: no right (403), no connection, or what the server says; with a way to try again. */
export function ProblemState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useWords();
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t('state.retry')}
    </Button>
  );
  if (!(error instanceof ProblemError)) {
    return (
      <Notice icon={IconMoodSad} title={t('state.failed')} detail={t('state.failedDetail')} alert>
        {retry}
      </Notice>
    );
  }
  if (error.status === 403) {
    return <Notice icon={IconLock} title={t('state.forbidden')} detail={error.message} alert />;
  }
  if (!error.isTold && isTransient(error)) {
    return (
      <Notice icon={IconCloudOff} title={t('state.unreachable')} detail={t('state.unreachableDetail')} alert>
        {retry}
      </Notice>
    );
  }
  return (
    <Notice icon={IconMoodSad} title={error.details.title} detail={error.details.detail ?? t('state.failedDetail')} alert>
      {retry}
    </Notice>
  );
}

function Notice(props: { icon: Icon; title: string; detail?: string | undefined; alert?: boolean; top?: boolean | undefined; children?: ReactNode }) {
  const Shape = props.icon;
  return (
    <div className={classes.notice} role={props.alert === true ? 'alert' : undefined}>
      <Stack align="center" gap={6}>
        <Shape size={36} stroke={1.4} aria-hidden />
        <Title order={props.top === true ? 1 : 2} size="h4">
          {props.title}
        </Title>
        {props.detail !== undefined && (
          <Text c="dimmed" ta="center" maw={520}>
            {props.detail}
          </Text>
        )}
        {props.children}
      </Stack>
    </div>
  );
}
