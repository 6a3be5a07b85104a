import { useEffect, useRef } from 'react';
import { usePreferences } from '@/shared/preferences';

/** Whether a key goes into a field or an open layer rather than to the page. */
export const typing = (event: KeyboardEvent): boolean => {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return (
    event.defaultPrevented ||
    target?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !=
      null
  );
};

type Keys = Record<string, (event: KeyboardEvent) => void>;

/** Keys of a page, by the character typed; silent while someone types. Single letters can be switched off. */
export function useKeys(keys: Keys): void {
  const { singleKeys } = usePreferences();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const handle = latest.current[event.key];
      const off = event.key.length === 1 && !singleKeys;
      if (handle && !off && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event)) {
        handle(event);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
}
