import type { StreamState } from '../api/stream';
import classes from './StreamStatus.module.css';

const WORDS: Record<StreamState, string> = {
  connecting: 'Connecting…',
  open: 'Live',
  broken: 'Connection lost, trying again',
};

/** Whether what is shown is still true. */
export function StreamStatus({ state, paused }: { state: StreamState; paused: boolean }) {
  const kind = state === 'open' && paused ? 'paused' : state;
  return (
    <span className={classes.status} data-kind={kind} role="status">
      <span className={classes.dot} aria-hidden="true" />
      {kind === 'paused' ? 'Paused' : WORDS[state]}
    </span>
  );
}
