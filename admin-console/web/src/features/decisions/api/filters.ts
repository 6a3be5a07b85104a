import { OUTCOMES, type Outcome } from '@/shared/outcome';
import { z } from '@/shared/schema';

const RANGES = { '15m': 15, '1h': 60, '24h': 1_440, '7d': 10_080 } as const;
export type Range = keyof typeof RANGES;

const text = z.string().trim().min(1).max(200);
const instant = z.iso.datetime({ offset: true });

/** One or more outcomes, joined by commas; given back in the order of severity. */
const outcomesField = z.preprocess(
  (raw) => (typeof raw === 'string' ? raw.split(',') : raw),
  z
    .array(z.enum(OUTCOMES))
    .min(1)
    .transform((chosen): Outcome[] => OUTCOMES.filter((outcome) => chosen.includes(outcome))),
);

/** The filters of the live list, as they stand in the address. */
export const liveFields = { outcome: outcomesField, rule: text, user: text, type: text };

/** The filters of the explorer: those of the live list, a time range, a release, and the open row. */
export const explorerFields = {
  ...liveFields,
  release: text,
  range: z.enum(Object.keys(RANGES) as [Range, ...Range[]]),
  from: instant,
  to: instant,
  selected: text,
};

export interface LiveFilters {
  readonly outcome?: Outcome[];
  readonly rule?: string;
  readonly user?: string;
  readonly type?: string;
}

export interface ExplorerFilters extends LiveFilters {
  readonly release?: string;
  readonly range?: Range;
  readonly from?: string;
  readonly to?: string;
}

export const rangeStart = (range: Range, now: number): string =>
  new Date(now - RANGES[range] * 60_000).toISOString();

/** The same filters as the engine names them. */
export const liveQuery = ({ outcome, rule, user, type }: LiveFilters) => ({
  outcome,
  rule,
  userId: user,
  type,
});

export const explorerQuery = (filters: ExplorerFilters, now: number) => ({
  ...liveQuery(filters),
  release: filters.release,
  from: filters.range ? rangeStart(filters.range, now) : filters.from,
  to: filters.range ? undefined : filters.to,
});

export const isFiltered = (filters: ExplorerFilters): boolean =>
  Object.values(filters).some((value) => value !== undefined);
