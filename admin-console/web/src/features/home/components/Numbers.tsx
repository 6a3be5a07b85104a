import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count, milliseconds, perSecond } from '@/shared/format/numbers';
import type { Overview } from '../api/overview';
import home from './HomePage.module.css';
import classes from './Numbers.module.css';

/** The figures that say whether all is well. */
export function Numbers({ overview }: { overview: Overview }) {
  const { from, to, latencyMillis, lag } = overview;
  return (
    <section className={`panel ${classes.row} ${home.wide}`} aria-label="In numbers">
      <Figure label="Decisions per second">
        <Link to="/decisions/live" className={classes.link}>
          {perSecond(overview.perSecond)}
        </Link>
      </Figure>
      <Figure label="Decisions">
        <Link to="/decisions" search={{ from, to }} className={classes.link}>
          {count(overview.decisions)}
        </Link>
      </Figure>
      <Figure label="Latency, median" unit="ms">
        {milliseconds(latencyMillis.p50)}
      </Figure>
      <Figure label="95th percentile" unit="ms">
        {milliseconds(latencyMillis.p95)}
      </Figure>
      <Figure label="99th percentile" unit="ms">
        {milliseconds(latencyMillis.p99)}
      </Figure>
      <Figure label="Waiting in the log">{count(lag)}</Figure>
    </section>
  );
}

const Figure = ({ label, unit, children }: { label: string; unit?: string; children: ReactNode }) => (
  <div className={classes.figure}>
    <div className={classes.label}>{label}</div>
    <div className={classes.value}>
      {children}
      {unit && <span className={classes.unit}> {unit}</span>}
    </div>
  </div>
);
