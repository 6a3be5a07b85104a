import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '@/features/session/api/me';
import { Logo } from '@/shared/ui/Logo';
import { type Place, sectionsFor } from './navigation';
import classes from './Rail.module.css';

export function Rail({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <nav className={classes.rail} data-folded={folded || undefined} aria-label="Main">
      <Link to="/" className={classes.brand} aria-label="Tripline home">
        <Logo />
      </Link>
      {sectionsFor(me).map((section) => (
        <div key={section.title ?? 'top'} className={classes.section}>
          {section.title && <div className={classes.title}>{section.title}</div>}
          {section.places.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </div>
      ))}
      <div className={classes.foot}>
        <Tooltip label={folded ? 'Widen the rail' : 'Fold the rail'} position="right">
          <ActionIcon onClick={onFold} aria-label={folded ? 'Widen the rail' : 'Fold the rail'}>
            {folded ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
          </ActionIcon>
        </Tooltip>
      </div>
    </nav>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      className={classes.link}
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      title={place.hint}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      <span className={classes.label}>{place.label}</span>
    </Link>
  );
}
