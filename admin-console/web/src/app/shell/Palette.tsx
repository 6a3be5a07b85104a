import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconFileSearch, IconKeyboard, IconSearch, IconUser } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '@/features/session/api/me';
import { placesFor } from './navigation';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ctrl-K: go to any page, or straight to a decision or a user by id. */
export function Palette({ onShortcuts }: { onShortcuts: () => void }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const typed = query.trim();

  const places: SpotlightActionData[] = placesFor(me).map((place) => ({
    id: place.to,
    label: place.label,
    description: place.hint,
    leftSection: <place.icon size={18} stroke={1.7} />,
    onClick: () => void navigate({ to: place.to }),
  }));
  const found: SpotlightActionData[] = UUID.test(typed)
    ? [
        {
          id: 'decision',
          label: 'Open this decision',
          description: typed,
          keywords: typed,
          leftSection: <IconFileSearch size={18} stroke={1.7} />,
          onClick: () => void navigate({ to: '/decisions/$id', params: { id: typed } }),
        },
        {
          id: 'user',
          label: 'Decisions of this user',
          description: typed,
          keywords: typed,
          leftSection: <IconUser size={18} stroke={1.7} />,
          onClick: () => void navigate({ to: '/decisions', search: { user: typed } }),
        },
      ]
    : [];
  const help: SpotlightActionData = {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    description: 'What the keys do',
    leftSection: <IconKeyboard size={18} stroke={1.7} />,
    onClick: onShortcuts,
  };

  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      actions={[...found, ...places, help]}
      shortcut="mod + K"
      nothingFound="Nothing by that name. Paste a decision's or user's id to go there."
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'Page, decision id or user id',
        'aria-label': 'Search pages and ids',
      }}
      highlightQuery
    />
  );
}
