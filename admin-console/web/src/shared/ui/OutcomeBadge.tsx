import type { Outcome } from '@/shared/outcome';
import classes from './OutcomeBadge.module.css';
import { OutcomeMark } from './OutcomeMark';

/** The outcome in words, shape and colour. */
export function OutcomeBadge({ outcome, large = false }: { outcome: Outcome; large?: boolean }) {
  return (
    <span className={classes.badge} data-outcome={outcome} data-large={large || undefined}>
      <OutcomeMark outcome={outcome} size={large ? 13 : 9} />
      {outcome}
    </span>
  );
}
