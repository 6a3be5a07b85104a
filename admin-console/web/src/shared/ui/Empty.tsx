import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing to show, why, and what would bring something. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap={6} py={56} px="md" ta="center">
      <Text fw={600} c="var(--ink)">
        {title}
      </Text>
      <Text size="sm" c="dimmed" component="div" maw={460}>
        {children}
      </Text>
    </Stack>
  );
}
