import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { typing } from '@/shared/keys';
import type { Place } from './navigation';

const WINDOW_MS = 1_000;

/** The key g, then the key of a place, goes there. */
export function useGoKeys(places: readonly Place[], enabled: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!enabled) {
      return;
    }
    let armedAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const place = Date.now() - armedAt < WINDOW_MS && places.find(({ key }) => key === event.key);
      armedAt = event.key === 'g' ? Date.now() : 0;
      if (place) {
        event.preventDefault();
        void navigate({ to: place.to });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [places, enabled, navigate]);
}
