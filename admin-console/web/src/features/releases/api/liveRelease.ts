import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/client';
import { z } from '@/shared/schema';

const ruleSchema = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string().optional(),
  mode: z.string().optional(),
  types: z.array(z.string()).default([]),
});

const factSchema = z.object({
  name: z.string(),
  unit: z.string(),
  description: z.string(),
});

const liveReleaseSchema = z.object({
  hash: z.string(),
  activatedAt: z.string(),
  publishedBy: z.string().nullish(),
  rules: z.array(ruleSchema),
  facts: z.array(factSchema),
  lastRefused: z
    .object({ hash: z.string(), at: z.string(), findings: z.array(z.unknown()).default([]) })
    .nullish(),
});

export type LiveRelease = z.infer<typeof liveReleaseSchema>;
export type FactText = z.infer<typeof factSchema>;

/** The release in force: what it is called, since when, its rules and facts. */
export const liveReleaseQuery = queryOptions({
  queryKey: ['releases', 'live'],
  queryFn: ({ signal }) => get('/v1/releases/live', liveReleaseSchema, { signal }),
  staleTime: 15_000,
  refetchInterval: 15_000,
});
