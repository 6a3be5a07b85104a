import { IconActivity, IconHome, IconListSearch, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type Me, readsDecisions, readsOverview } from '@/features/session/api/me';

export interface Place {
  readonly to: '/' | '/decisions' | '/decisions/live';
  readonly label: string;
  readonly hint: string;
  readonly icon: ComponentType<IconProps>;
  /** The key after g that goes there. */
  readonly key: string;
}

interface Section {
  readonly title: string | null;
  readonly places: readonly Place[];
}

const HOME: Section = {
  title: null,
  places: [{ to: '/', label: 'Home', hint: 'What is being decided now', icon: IconHome, key: 'h' }],
};

const DECISIONS: Section = {
  title: 'Decisions',
  places: [
    {
      to: '/decisions/live',
      label: 'Live',
      hint: 'Decisions as they are made',
      icon: IconActivity,
      key: 'l',
    },
    { to: '/decisions', label: 'Explorer', hint: 'Search past decisions', icon: IconListSearch, key: 'e' },
  ],
};

/** The places that the roles of this person open. */
export const sectionsFor = (me: Me): readonly Section[] => [
  ...(readsOverview(me) ? [HOME] : []),
  ...(readsDecisions(me) ? [DECISIONS] : []),
];

export const placesFor = (me: Me): readonly Place[] => sectionsFor(me).flatMap((section) => section.places);
