import { useRouteError } from 'react-router';
import { ProblemState } from '@/page/states';

/** The last resort: a mistake in the page itself. */
export function Crash() {
  const error = useRouteError();
  return <ProblemState error={error instanceof Error ? error : new Error(String(error))} onRetry={() => window.location.reload()} />;
}
