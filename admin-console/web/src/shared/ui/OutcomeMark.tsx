import { type Outcome, outcomeColor } from '@/shared/outcome';

const SHAPES: Record<Outcome, string> = {
  ALLOW: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  CHALLENGE: 'M8 2 15 14H1Z',
  REVIEW: 'M8 1l7 7-7 7-7-7Z',
  BLOCK: 'M5.2 2h5.6L14 5.2v5.6L10.8 14H5.2L2 10.8V5.2Z',
};

/** The outcome as a shape of its own, so that it is told apart without colour. */
export function OutcomeMark({ outcome, size = 10 }: { outcome: Outcome; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[outcome]} fill={outcomeColor(outcome)} />
    </svg>
  );
}
