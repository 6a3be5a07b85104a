import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem, ProblemError } from './problem';

const RETRIES = 2;

/** One cache for what the servers said; tells when an answer says that the session has ended. */
export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isProblem(error, 401)) {
          onSignedOut();
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < RETRIES && worthRetrying(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
    },
  });

/** Only what may pass by itself is asked again: no answer, or a dependency that is away. */
const worthRetrying = (error: unknown) =>
  error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 502);
