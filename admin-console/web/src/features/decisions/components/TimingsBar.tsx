import { micros } from '@/shared/format/numbers';
import type { Timings } from '../api/schemas';
import classes from './TimingsBar.module.css';

const STEPS: readonly { key: keyof Timings; label: string; tone: string }[] = [
  { key: 'queuedMicros', label: 'Waiting in the log', tone: 'var(--mantine-color-gray-4)' },
  { key: 'factsMicros', label: 'Facts', tone: 'var(--mantine-color-petrol-4)' },
  { key: 'rulesMicros', label: 'Rules', tone: 'var(--mantine-color-petrol-6)' },
  { key: 'policyMicros', label: 'Policy', tone: 'var(--mantine-color-petrol-8)' },
];

/** Where the time went, from the log to the outcome. */
export function TimingsBar({ timings }: { timings: Timings }) {
  const total = STEPS.reduce((sum, { key }) => sum + timings[key], 0);
  return (
    <div className={classes.timings}>
      <div className={classes.bar} aria-hidden="true">
        {STEPS.map(({ key, tone }) => (
          <span key={key} style={{ flexGrow: timings[key], background: tone }} />
        ))}
      </div>
      <dl className={classes.steps}>
        {STEPS.map(({ key, label, tone }) => (
          <div key={key} className={classes.step}>
            <dt>
              <span className={classes.swatch} style={{ background: tone }} aria-hidden="true" />
              {label}
            </dt>
            <dd>{micros(timings[key])}</dd>
          </div>
        ))}
        <div className={`${classes.step} ${classes.total}`}>
          <dt>Together</dt>
          <dd>{micros(total)}</dd>
        </div>
      </dl>
    </div>
  );
}
