import { useCallback, useEffect, useState } from 'react';
import type { LiveFilters } from './filters';
import { caughtUp, emptyFeed, type LiveFeed, paused, received, resumed } from './liveFeed';
import { newestDecisions } from './queries';
import { followDecisions, type StreamState } from './stream';

interface Live {
  readonly feed: LiveFeed;
  readonly state: StreamState;
  /** Whether the first answer, good or bad, has come. */
  readonly ready: boolean;
  readonly error: unknown;
  readonly togglePause: () => void;
}

/** The live list: starts with the newest decisions, follows the stream, and catches up whenever it opens again. */
export function useLiveFeed(filters: LiveFilters): Live {
  const [feed, setFeed] = useState(emptyFeed);
  const [state, setState] = useState<StreamState>('connecting');
  const [ready, setReady] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    const stop = new AbortController();
    setFeed((before) => ({ ...emptyFeed, paused: before.paused }));
    setReady(false);

    const catchUp = () =>
      newestDecisions(filters, stop.signal)
        .then((newest) => {
          setFeed((before) =>
            before.shown.length === 0 ? startedWith(before, newest) : caughtUp(before, newest),
          );
          setError(null);
        })
        .catch((failure: unknown) => {
          if (!stop.signal.aborted) {
            setError(failure);
          }
        })
        .finally(() => {
          if (!stop.signal.aborted) {
            setReady(true);
          }
        });

    void catchUp();
    const unfollow = followDecisions(filters, {
      onState: (next) => {
        setState(next);
        if (next !== 'connecting') {
          void catchUp();
        }
      },
      onDecisions: (arrived) => setFeed((before) => received(before, arrived)),
    });
    return () => {
      stop.abort();
      unfollow();
    };
  }, [filters]);

  const togglePause = useCallback(
    () => setFeed((before) => (before.paused ? resumed(before) : paused(before))),
    [],
  );
  return { feed, state, ready, error, togglePause };
}

// A list that is paused before anything came still shows where it stands.
const startedWith = (feed: LiveFeed, newest: Parameters<typeof received>[1]): LiveFeed => ({
  ...received({ ...feed, paused: false }, newest),
  paused: feed.paused,
});
