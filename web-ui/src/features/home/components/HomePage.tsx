import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { day, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { BureauSelect } from '@/organisation/BureauSelect';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { has } from '@/session/me';
import { useRound, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useHome, type BureauHome } from '../api/home';
import { windowState } from '../lines';
import { allSeen, enter, keepVisit, keptVisit } from '../visit';
import { BureausTable } from './BureausTable';
import { FreshPanel, OverduePanel, SlowPanel } from './Panels';
import { Totals } from './Totals';
import { WaitingTable } from './WaitingTable';
import classes from './Home.module.css';

/** หน้าแรกสำนัก: what waits, what is new, what is overdue, who is slow to answer. The URL carries round and, for psdg, the bureau. */
export function HomePage() {
  const { round } = useRound();
  return <Home key={round.round} round={round} />;
}

function Home({ round }: { round: Round }) {
  const { t, language } = useWords();
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const bureau = search.get('bureau');
  const [visit, setVisit] = useState(() => enter(keptVisit(me.id, round.round), Date.now()));
  const home = useHome(round.round, bureau, visit.since);
  const asOf = home.data?.asOf;
  useEffect(() => {
    keepVisit(me.id, round.round, asOf === undefined ? visit : { ...visit, seen: asOf });
  }, [me.id, round.round, visit, asOf]);
  const choose = (next: string | null) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      if (next === null) {
        then.delete('bureau');
      } else {
        then.set('bureau', next);
      }
      return then;
    });

  return (
    <Page title={t('home.title')} aside={home.data !== undefined && <WindowLine home={home.data} />}>
      {has(me, 'PSDG') && (
        <Toolbar>
          <BureauSelect label={t('home.bureau')} placeholder={t('home.allBureaus')} value={bureau} onChoose={choose} clearable />
        </Toolbar>
      )}
      {home.isPending && <LoadingState />}
      {home.isError && home.data === undefined && <ProblemState error={home.error} onRetry={() => void home.refetch()} />}
      {home.data?.variables.length === 0 && <EmptyState title={t('home.nothingMine')} detail={t('home.nothingMineDetail')} />}
      {home.data !== undefined && home.data.variables.length > 0 && (
        <>
          <Totals home={home.data} />
          <div className={classes.columns}>
            <div className={classes.main}>
              {home.data.bureaus.length > 1 && <BureausTable home={home.data} />}
              {(home.data.bureaus.length === 1 || !has(me, 'PSDG')) && <WaitingTable home={home.data} />}
            </div>
            <div className={classes.side}>
              <FreshPanel home={home.data} visited={visit.since !== null} onSeen={() => setVisit(allSeen(home.data.asOf))} />
              <OverduePanel home={home.data} />
              <SlowPanel home={home.data} />
            </div>
          </div>
          <p className={classes.asOf}>{t(home.isError ? 'home.stale' : 'home.asOf', { time: moment(home.data.asOf, language) })}</p>
        </>
      )}
    </Page>
  );
}

function WindowLine({ home }: { home: BureauHome }) {
  const { t, language } = useWords();
  const state = windowState(home);
  return <>{t(`home.${state}`, { date: day(state === 'windowNotYet' ? home.opens : home.closes, language), days: home.daysLeft })}</>;
}
