import { useSyncExternalStore } from 'react';
import type { z } from '@/shared/schema';

type Fields = Record<string, z.ZodType>;
type Values<F extends Fields> = { [K in keyof F]?: z.infer<F[K]> };

/** Plain text in the address: a list is joined by commas, so that people can read and edit it. */
export const stringifySearch = (search: Record<string, unknown>): string => {
  const parts = Object.entries(search)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',').replaceAll('%3A', ':')}`,
    );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
};

export const parseSearch = (text: string): Record<string, unknown> =>
  Object.fromEntries(new URLSearchParams(text));

/** What an address says, as far as it can be understood. What cannot is dropped, and named in a notice. */
export function readSearch<F extends Fields>(fields: F, raw: Record<string, unknown>): Values<F> {
  const values: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const name of Object.keys(raw).filter((key) => raw[key] !== undefined)) {
    const parsed = fields[name]?.safeParse(raw[name]);
    if (parsed?.success) {
      values[name] = parsed.data;
    } else {
      dropped.push(`${name}=${String(raw[name]).slice(0, 40)}`);
      values[name] = undefined;
    }
  }
  if (dropped.length > 0) {
    notice(dropped);
  }
  return values as Values<F>;
}

let droppedParts: readonly string[] = [];
const listeners = new Set<() => void>();

function notice(parts: readonly string[]) {
  droppedParts = parts;
  // Reading an address happens while rendering; telling about it must wait until that is done.
  queueMicrotask(() => {
    for (const listener of listeners) {
      listener();
    }
  });
}

export const forgetDropped = (): void => notice([]);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The parts of the address that were not understood and therefore left out. */
export const useDropped = (): readonly string[] => useSyncExternalStore(subscribe, () => droppedParts);
