export type TimeZone = 'utc' | 'local';

const zoneOf = (zone: TimeZone) => (zone === 'utc' ? 'UTC' : undefined);

const formatter = (options: Intl.DateTimeFormatOptions) => {
  const cache = new Map<TimeZone, Intl.DateTimeFormat>();
  return (zone: TimeZone) => {
    const known = cache.get(zone) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zoneOf(zone) });
    cache.set(zone, known);
    return known;
  };
};

const clock = formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minutes = formatter({ hour: '2-digit', minute: '2-digit' });
const day = formatter({ day: '2-digit', month: 'short' });
const whole = formatter({
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export const timeOfDay = (iso: string, zone: TimeZone): string => clock(zone).format(new Date(iso));
export const hourMinute = (iso: string, zone: TimeZone): string => minutes(zone).format(new Date(iso));
export const dayMonth = (iso: string, zone: TimeZone): string => day(zone).format(new Date(iso));
export const dateTime = (iso: string, zone: TimeZone): string =>
  `${whole(zone).format(new Date(iso)).replace(',', '')}${zone === 'utc' ? ' UTC' : ''}`;

/** How long ago, in the largest unit that says enough. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 5) {
    return 'just now';
  }
  if (seconds < 60) {
    return `${seconds} s ago`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min ago`;
  }
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h ago` : `${Math.floor(seconds / 86_400)} d ago`;
}
