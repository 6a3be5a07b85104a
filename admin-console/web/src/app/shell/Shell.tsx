import { AppShell } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { meQuery } from '@/features/session/api/me';
import { SessionEnded } from '@/features/session/components/SessionEnded';
import { useKeys } from '@/shared/keys';
import { setPreferences, usePreferences } from '@/shared/preferences';
import { placesFor } from './navigation';
import { Palette } from './Palette';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { ShortcutsSheet } from './ShortcutsSheet';
import { TopBar } from './TopBar';
import { useGoKeys } from './useGoKeys';

const HEADER = 48;
const RAIL = 208;
const RAIL_FOLDED = 56;

/** What surrounds every page: the rail, the bar, the palette and the sheet of shortcuts. */
export function Shell() {
  const { railFolded, singleKeys } = usePreferences();
  const [sheet, setSheet] = useState(false);
  const { data: me } = useSuspenseQuery(meQuery);
  useGoKeys(
    useMemo(() => placesFor(me), [me]),
    singleKeys,
  );
  useKeys({ '?': () => setSheet(true) });
  const foldedAt = (breakpointFolded: boolean) => (breakpointFolded ? RAIL_FOLDED : RAIL);

  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <AppShell
        header={{ height: HEADER }}
        navbar={{ width: { base: RAIL_FOLDED, md: foldedAt(railFolded) }, breakpoint: 0 }}
        padding={0}
        transitionDuration={0}
      >
        <AppShell.Header className={classes.header}>
          <TopBar onShortcuts={() => setSheet(true)} />
        </AppShell.Header>
        <AppShell.Navbar className={classes.rail}>
          <Rail folded={railFolded} onFold={() => setPreferences({ railFolded: !railFolded })} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <Palette onShortcuts={() => setSheet(true)} />
      <ShortcutsSheet opened={sheet} onClose={() => setSheet(false)} />
      <SessionEnded />
    </>
  );
}
