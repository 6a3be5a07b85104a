import { Menu, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLogout } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '@/features/session/api/me';
import { signOut } from '@/features/session/api/signOut';
import classes from './UserMenu.module.css';

export function UserMenu() {
  const { data: me } = useSuspenseQuery(meQuery);
  const leave = () =>
    signOut().catch((error: Error) =>
      notifications.show({ color: 'red', title: 'Not signed out', message: error.message, autoClose: false }),
    );
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={`Account of ${me.displayName}`}>
          {initials(me.displayName)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text size="sm" fw={600} c="var(--ink)">
            {me.displayName}
          </Text>
          <Text size="xs" c="dimmed">
            {me.name}
          </Text>
          <Text size="xs" mt={6}>
            Roles: {me.roles.join(', ') || 'none'}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('')
    .toUpperCase();
