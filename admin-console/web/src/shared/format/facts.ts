import { points } from './numbers';

const DAY = 86_400;

/** A fact's value as people read it; an absent one says so. */
export function factValue(value: unknown, unit?: string): string {
  if (value === null || value === undefined) {
    return 'none';
  }
  if (typeof value === 'number') {
    return unit === 'seconds' || unit === 's' ? duration(value) : points(value);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const LONGEST_UNIT = 16;

/** The unit to print after a number; a duration already carries its own, and one of many words explains itself. */
export const unitAfter = (value: unknown, unit?: string): string =>
  typeof value !== 'number' || !unit || unit === 'seconds' || unit === 's' || unit.length > LONGEST_UNIT
    ? ''
    : unit;

/** Seconds in the two largest units that matter. */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3_600) {
    return two(Math.floor(s / 60), 'min', s % 60, 's');
  }
  if (s < DAY) {
    return two(Math.floor(s / 3_600), 'h', Math.floor((s % 3_600) / 60), 'min');
  }
  return two(Math.floor(s / DAY), 'd', Math.floor((s % DAY) / 3_600), 'h');
}

const two = (a: number, unitA: string, b: number, unitB: string) =>
  b === 0 ? `${a} ${unitA}` : `${a} ${unitA} ${b} ${unitB}`;

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠', '==': '=' };

/** A condition in the signs people read: ">= 5" becomes "≥ 5". Texts in quotes stay as they are. */
export const condition = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|[><!=]=/g, (found) => SIGNS[found] ?? found).trim();
