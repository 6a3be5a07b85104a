import { environment } from '@/app/page';
import classes from './EnvironmentBadge.module.css';

/** Which installation this is, in words: nobody should act on the wrong one. */
export function EnvironmentBadge() {
  const name = environment();
  return (
    <span
      className={classes.badge}
      data-production={name === 'production' || undefined}
      title={`Environment: ${name}`}
    >
      <span className={classes.dot} aria-hidden="true" />
      {name}
    </span>
  );
}
