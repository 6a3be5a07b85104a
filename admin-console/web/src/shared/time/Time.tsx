import { useSyncExternalStore } from 'react';
import { usePreferences } from '@/shared/preferences';
import { ago, dateTime, dayMonth, timeOfDay } from './format';

/** A moment in the chosen zone: with its date, or the time of day alone with the date as title. */
export function Time({ at, short = false }: { at: string; short?: boolean }) {
  const { timeZone } = usePreferences();
  return (
    <time dateTime={at} title={dateTime(at, timeZone)} className="numbers">
      {short ? `${dayMonth(at, timeZone)} ${timeOfDay(at, timeZone)}` : dateTime(at, timeZone)}
    </time>
  );
}

/** How long ago something was, kept true while it is on the screen. */
export function Ago({ at }: { at: string }) {
  const { timeZone } = usePreferences();
  const now = useNow();
  return (
    <time dateTime={at} title={dateTime(at, timeZone)}>
      {ago(at, now)}
    </time>
  );
}

const TICK = 5_000;
let now = Date.now();

const everyTick = (listener: () => void) => {
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, TICK);
  return () => clearInterval(timer);
};

const useNow = () => useSyncExternalStore(everyTick, () => now);
