import { Anchor } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useWords } from '@/i18n';
import { Page } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { has } from '@/session/me';
import { useRounds, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { ExtensionsCard } from './ExtensionsCard';
import { FactsCard } from './FactsCard';
import { ItemsCard } from './ItemsCard';
import { RemovedCard } from './RemovedCard';
import classes from './rounds.module.css';

/** One round: its windows, its plan, its items, and what was extended or removed. */
export function RoundPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round: id } = useParams();
  const rounds = useRounds();
  const round = rounds.data?.find((each) => each.round === id);
  const back = (
    <Anchor component={Link} to="/settings/rounds" className={classes.standing}>
      <IconChevronLeft size={16} aria-hidden /> {t('rounds.back')}
    </Anchor>
  );
  if (!has(me, 'PSDG')) {
    return (
      <Page title={t('rounds.title')}>
        <ForbiddenState detail={t('rounds.onlyPsdg')} />
      </Page>
    );
  }
  return (
    <Page title={round === undefined ? t('rounds.title') : `${round.programme} ${round.nameTh}`} aside={back}>
      {round !== undefined ? (
        <Parts key={round.round} round={round} />
      ) : rounds.isPending ? (
        <LoadingState />
      ) : rounds.isError ? (
        <ProblemState error={rounds.error} onRetry={() => void rounds.refetch()} />
      ) : (
        <EmptyState title={t('rounds.gone')} />
      )}
    </Page>
  );
}

function Parts({ round }: { round: Round }) {
  return (
    <div className={classes.body}>
      <div className={classes.columns}>
        <FactsCard round={round} />
        <ItemsCard round={round} />
      </div>
      <ExtensionsCard round={round} />
      <RemovedCard round={round} />
    </div>
  );
}
