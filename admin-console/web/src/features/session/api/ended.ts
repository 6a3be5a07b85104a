import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let ended = false;

const set = (value: boolean) => {
  ended = value;
  for (const listener of listeners) {
    listener();
  }
};

export const sessionEnded = (): void => set(true);
export const sessionResumed = (): void => set(false);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether an answer has said that nobody is signed in any more. */
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => ended);
