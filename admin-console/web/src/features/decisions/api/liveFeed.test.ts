import { describe, expect, it } from 'vitest';
import { aSummary } from '@/test/samples';
import { caughtUp, emptyFeed, paused, received, resumed } from './liveFeed';

const at = (second: number) =>
  aSummary({ id: `d-${second}`, decidedAt: new Date(1_800_000_000_000 + second * 1000).toISOString() });
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => at(from + i));

describe('the live feed', () => {
  it('shows what arrives, newest first, each decision once', () => {
    const feed = received(received(emptyFeed, [at(1), at(2)]), [at(2), at(3)]);
    expect(feed.shown.map(({ id }) => id)).toEqual(['d-3', 'd-2', 'd-1']);
  });

  it('holds back while paused, and shows all of it afterwards', () => {
    const held = received(paused(received(emptyFeed, [at(1)])), [at(2), at(3)]);
    expect(held.shown).toHaveLength(1);
    expect(held.held).toHaveLength(2);
    expect(resumed(held)).toMatchObject({ held: [], paused: false, dropped: 0 });
    expect(resumed(held).shown.map(({ id }) => id)).toEqual(['d-3', 'd-2', 'd-1']);
  });

  it('counts what it could not keep while paused', () => {
    const feed = received(received(paused(emptyFeed), many(0, 900)), many(900, 1_234));
    expect(feed.held).toHaveLength(1_000);
    expect(feed.dropped).toBe(234);
  });

  it('keeps the list short enough to stay quick', () => {
    expect(received(emptyFeed, many(0, 800)).shown).toHaveLength(500);
  });

  it('notices that decisions passed unseen while the connection was broken', () => {
    const before = received(emptyFeed, many(0, 10));
    expect(caughtUp(before, many(9, 20)).gap).toBe(false);
    expect(caughtUp(before, many(50, 100)).gap).toBe(true);
  });
});
