import { z } from '@/shared/schema';

/** What the policy made of a decision, from the mildest to the hardest. */
export const OUTCOMES = ['ALLOW', 'CHALLENGE', 'REVIEW', 'BLOCK'] as const;
export const outcomeSchema = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcomeSchema>;

export const outcomeColor = (outcome: Outcome): string => `var(--${outcome.toLowerCase()})`;
