import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isTransient, ProblemError } from './problem';

/** Called with every failure, so that the page can send a person whose session ended to sign in again. */
export function createQueryClient(onProblem: (problem: ProblemError) => void): QueryClient {
  const report = (error: unknown) => {
    if (error instanceof ProblemError) {
      onProblem(error);
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: report }),
    mutationCache: new MutationCache({ onError: report }),
    defaultOptions: {
      // A page that is opened asks anew; one second keeps its parts from asking twice
      queries: { staleTime: 1_000, retry: (failures, error) => isTransient(error) && failures < 2 },
      // A write is repeated with its Idempotency-Key, so it happens once however often the line breaks
      mutations: { retry: (failures, error) => isTransient(error) && failures < 4 },
    },
  });
}
