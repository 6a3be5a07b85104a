import { ActionIcon, Kbd, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { ReleaseInForce } from '@/features/releases/components/ReleaseInForce';
import { setPreferences, usePreferences } from '@/shared/preferences';
import { EnvironmentBadge } from './EnvironmentBadge';
import { SchemeSwitch } from './SchemeSwitch';
import classes from './TopBar.module.css';
import { UserMenu } from './UserMenu';

export function TopBar({ onShortcuts }: { onShortcuts: () => void }) {
  const { timeZone } = usePreferences();
  return (
    <div className={classes.bar}>
      <UnstyledButton className={classes.search} onClick={spotlight.open} aria-label="Search and commands">
        <IconSearch size={15} aria-hidden="true" />
        <span className={classes.searchText}>Go to a page or a decision</span>
        <Kbd size="xs" aria-hidden="true">
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <div className={classes.end}>
        <ReleaseInForce />
        <EnvironmentBadge />
        <SegmentedControl
          aria-label="Time zone"
          value={timeZone}
          onChange={(value) => setPreferences({ timeZone: value === 'local' ? 'local' : 'utc' })}
          data={[
            { value: 'utc', label: 'UTC' },
            { value: 'local', label: 'Local' },
          ]}
        />
        <SchemeSwitch />
        <Tooltip label="Keyboard shortcuts (?)">
          <ActionIcon onClick={onShortcuts} aria-label="Keyboard shortcuts">
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <UserMenu />
      </div>
    </div>
  );
}
