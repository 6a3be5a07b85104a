import { useSyncExternalStore } from 'react';
import { z } from '@/shared/schema';

const KEY = 'tripline-appearance';

const schema = z.object({
  timeZone: z.enum(['utc', 'local']).catch('utc'),
  singleKeys: z.boolean().catch(true),
  railFolded: z.boolean().catch(false),
});

/** How this browser likes to see things. The only data the console keeps in the browser. */
export type Preferences = z.infer<typeof schema>;

const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return schema.parse({});
  }
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
  for (const listener of listeners) {
    listener();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
