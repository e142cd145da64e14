import { Navigate, Outlet, useLocation } from 'react-router';
import { ProblemError } from '@/api/problem';
import { SignInPage } from '@/features/sign-in/components/SignInPage';
import { useWords } from '@/i18n';
import { EmptyState, ProblemState } from '@/page/states';
import { SignedIn, useSignedIn } from '@/session/SignedIn';
import { useMe } from '@/session/me';
import { useRounds } from '@/session/rounds';
import { startOf } from './menu';
import { Shell } from './Shell';
import { SignOutButton } from './SignOutButton';
import { Waiting } from './Waiting';

/** The pages behind the sign-in: knows who is here, or sends to sign in and back. */
export function Behind() {
  const { pathname, search } = useLocation();
  const me = useMe();
  const rounds = useRounds();
  if (isSignedOut(me.error) || isSignedOut(rounds.error)) {
    return <Navigate to={`/sign-in?${new URLSearchParams({ returnTo: pathname + search }).toString()}`} replace />;
  }
  const failed = me.isError ? me : rounds.isError ? rounds : null;
  if (failed?.error) {
    return (
      <main>
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      </main>
    );
  }
  if (!me.data || !rounds.data) {
    return <Waiting />;
  }
  return (
    <SignedIn me={me.data} rounds={rounds.data}>
      <Shell />
    </SignedIn>
  );
}

/** The pages about a round, once there is one. */
export function NeedsRound() {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  return rounds.length === 0 ? <EmptyState top title={t('state.noRounds')} detail={t('state.noRoundsDetail')} /> : <Outlet />;
}

/** The address itself: the first page of the person's menu, or the way in. */
export function Home() {
  const { t } = useWords();
  const me = useMe();
  const rounds = useRounds(me.isSuccess);
  if (me.isPending || (me.isSuccess && rounds.isPending)) {
    return <Waiting />;
  }
  if (me.data === undefined) {
    return isSignedOut(me.error) ? (
      <SignInPage />
    ) : (
      <main>
        <ProblemState error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  const start = startOf(me.data, rounds.data === undefined || rounds.data.length > 0);
  if (start === undefined) {
    return (
      <main>
        <EmptyState top title={t('session.noRole')} detail={t('session.noRoleDetail')}>
          <SignOutButton />
        </EmptyState>
      </main>
    );
  }
  return <Navigate to={start} replace />;
}

function isSignedOut(error: Error | null): boolean {
  return error instanceof ProblemError && error.status === 401;
}
