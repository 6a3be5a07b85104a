import type { DecisionSummary } from './schemas';

const SHOWN = 500;
const HELD = 1_000;

/** What the live list shows, and what waits while it is paused. */
export interface LiveFeed {
  readonly shown: readonly DecisionSummary[];
  readonly held: readonly DecisionSummary[];
  readonly paused: boolean;
  /** Decisions that came while paused and could not be kept. They are stored, and found in the explorer. */
  readonly dropped: number;
  /** Whether decisions may have been made unseen while the connection was broken. */
  readonly gap: boolean;
}

export const emptyFeed: LiveFeed = { shown: [], held: [], paused: false, dropped: 0, gap: false };

/** Takes new decisions in: to the list, or aside while it is paused. Each decision appears once. */
export function received(feed: LiveFeed, arrived: readonly DecisionSummary[]): LiveFeed {
  const known = new Set([...feed.shown, ...feed.held].map(({ id }) => id));
  const fresh = arrived.filter(({ id }) => !known.has(id) && known.add(id));
  if (fresh.length === 0) {
    return feed;
  }
  if (!feed.paused) {
    return { ...feed, shown: newestFirst([...fresh, ...feed.shown]).slice(0, SHOWN) };
  }
  const waiting = newestFirst([...fresh, ...feed.held]);
  return {
    ...feed,
    held: waiting.slice(0, HELD),
    dropped: feed.dropped + Math.max(0, waiting.length - HELD),
  };
}

/** Takes in the newest decisions after a broken connection; notices when they do not reach back to the known ones. */
export function caughtUp(feed: LiveFeed, newest: readonly DecisionSummary[]): LiveFeed {
  const known = new Set([...feed.shown, ...feed.held].map(({ id }) => id));
  const joins = known.size === 0 || newest.length === 0 || newest.some(({ id }) => known.has(id));
  return { ...received(feed, newest), gap: feed.gap || !joins };
}

export const paused = (feed: LiveFeed): LiveFeed => ({ ...feed, paused: true });

export const resumed = (feed: LiveFeed): LiveFeed =>
  received({ ...feed, held: [], paused: false, dropped: 0 }, feed.held);

const newestFirst = (decisions: readonly DecisionSummary[]) =>
  [...decisions].sort((a, b) => b.decidedAt.localeCompare(a.decidedAt));
