import { outcomeSchema } from '@/shared/outcome';
import { z } from '@/shared/schema';

const amountSchema = z.object({
  value: z.union([z.string(), z.number()]).transform(String),
  currency: z.string(),
});

const timingsSchema = z.object({
  queuedMicros: z.number(),
  factsMicros: z.number(),
  rulesMicros: z.number(),
  policyMicros: z.number(),
});

const hitSummarySchema = z.object({
  ruleId: z.string(),
  reasonCode: z.string(),
  weight: z.number(),
  counted: z.boolean(),
});

const common = {
  id: z.string(),
  interactionId: z.string(),
  userId: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  receivedAt: z.string().nullish(),
  decidedAt: z.string(),
  outcome: outcomeSchema,
  score: z.number(),
  releaseHash: z.string(),
  degraded: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  traceId: z.string().nullish(),
};

export const summarySchema = z.object({
  ...common,
  amount: amountSchema.nullish(),
  counterpartyId: z.string().nullish(),
  hits: z.array(hitSummarySchema),
});

export const pageSchema = z.object({
  items: z.array(summarySchema),
  nextCursor: z.string().nullish(),
});

const readSchema = z.object({
  name: z.string(),
  value: z.unknown(),
  unit: z.string().nullish(),
  condition: z.string(),
});

/** A rule's condition: how each part of it stood, and what it read. */
export interface ConditionTree {
  kind: 'CONDITION' | 'ALL' | 'ANY' | 'NOT';
  holds: boolean;
  reads: Read[];
  parts: ConditionTree[];
}

const conditionSchema: z.ZodType<ConditionTree> = z.lazy(() =>
  z.object({
    kind: z.enum(['CONDITION', 'ALL', 'ANY', 'NOT']),
    holds: z.boolean(),
    reads: z.array(readSchema),
    parts: z.array(conditionSchema),
  }),
);

const hitSchema = hitSummarySchema.extend({
  version: z.string(),
  name: z.string(),
  group: z.string().nullish(),
  mode: z.enum(['LIVE', 'SHADOW']),
  reads: z.array(readSchema),
  reasons: z
    .record(z.string(), z.string())
    .nullish()
    .transform((value) => value ?? {}),
  reason: z.string().nullish(),
  conditions: conditionSchema.nullish(),
});

const labelSchema = z.object({
  label: z.enum(['FRAUD', 'GENUINE']),
  source: z.string(),
  knownAt: z.string(),
});

export const decisionSchema = z.object({
  ...common,
  hits: z.array(hitSchema),
  held: z
    .array(z.object({ ruleId: z.string(), why: z.string() }))
    .nullish()
    .transform((value) => value ?? []),
  facts: z.record(z.string(), z.unknown()),
  interaction: z.record(z.string(), z.unknown()),
  timings: timingsSchema,
  label: labelSchema.nullish(),
});

const nearMissSchema = z.object({
  ruleId: z.string(),
  name: z.string(),
  mode: z.enum(['LIVE', 'SHADOW']),
  weight: z.number(),
  input: z.string(),
  unit: z.string(),
  value: z.number(),
  condition: z.string(),
  threshold: z.number(),
  needed: z.number(),
  distance: z.number(),
});

const changeSchema = z.object({
  input: z.string(),
  unit: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  outcome: outcomeSchema,
  score: z.number(),
});

export const explanationSchema = z.object({
  reproduced: z.boolean(),
  nearMisses: z.array(nearMissSchema),
  changes: z.array(changeSchema),
});

/** A decision as one row of a list. */
export type DecisionSummary = z.infer<typeof summarySchema>;
/** A decision with everything that explains it. */
export type Decision = z.infer<typeof decisionSchema>;
export type Hit = z.infer<typeof hitSchema>;
export type Read = z.infer<typeof readSchema>;
export type Timings = z.infer<typeof timingsSchema>;
export type Label = z.infer<typeof labelSchema>;
/** What nearly held in a decision, and what would have changed its outcome. */
export type Explanation = z.infer<typeof explanationSchema>;
export type NearMiss = z.infer<typeof nearMissSchema>;
export type Change = z.infer<typeof changeSchema>;
