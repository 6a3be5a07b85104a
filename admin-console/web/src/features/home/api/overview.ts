import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/client';
import { OUTCOMES, type Outcome } from '@/shared/outcome';
import { z } from '@/shared/schema';

const counted = z.number().default(0);
const perOutcome = z.object({ ALLOW: counted, CHALLENGE: counted, REVIEW: counted, BLOCK: counted });
const percentile = z.number().nullish();

const overviewSchema = z.object({
  from: z.string(),
  to: z.string(),
  decisions: z.number(),
  perSecond: z.number(),
  byOutcome: perOutcome,
  latencyMillis: z.object({ p50: percentile, p95: percentile, p99: percentile }),
  series: z.array(perOutcome.extend({ minute: z.string() })),
  release: z
    .object({ hash: z.string(), activatedAt: z.string(), rules: z.number(), facts: z.number() })
    .nullish(),
  topRules: z.array(z.object({ ruleId: z.string(), name: z.string(), hits: z.number() })),
  heldRules: z.array(z.object({ ruleId: z.string(), name: z.string(), why: z.string(), since: z.string() })),
  lag: z.number(),
});

/** What the engine decided in the last minutes. */
export type Overview = z.infer<typeof overviewSchema>;
export type Minute = Overview['series'][number];

export const WINDOW_MINUTES = 30;
const REFRESH_MS = 5_000;

export const overviewQuery = queryOptions({
  queryKey: ['overview', WINDOW_MINUTES],
  queryFn: ({ signal }) =>
    get('/v1/overview', overviewSchema, { query: { minutes: WINDOW_MINUTES }, signal }),
  refetchInterval: REFRESH_MS,
});

export const sumOf = (minute: Record<Outcome, number>): number =>
  OUTCOMES.reduce((sum, outcome) => sum + minute[outcome], 0);
