import { type Outcome, outcomeColor } from '@/shared/outcome';

const SHAPES: Record<Outcome, string> = {
  ALLOW: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  CHALLENGE: 'M8 2 15 14H1Z',
  REVIEW: 'M8 1l7 7-7 7-7-7Z',
  BLOCK: 'M2.5 2.5h11v11h-11Z',
};

/** The outcome as a shape of its own, so that it is told apart without colour. */
export function OutcomeMark({ outcome, size = 10 }: { outcome: Outcome; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[outcome]} fill={outcomeColor(outcome)} />
    </svg>
  );
}
