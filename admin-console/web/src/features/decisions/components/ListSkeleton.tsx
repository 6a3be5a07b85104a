import { Skeleton, Stack } from '@mantine/core';

const ROWS = Array.from({ length: 14 }, (_, index) => `row-${index}`);

export const ListSkeleton = () => (
  <div
    className="panel"
    style={{ flex: 1, padding: 16 }}
    aria-busy="true"
    role="status"
    aria-label="Loading decisions"
  >
    <Stack gap={17}>
      {ROWS.map((row) => (
        <Skeleton key={row} height={19} radius="sm" />
      ))}
    </Stack>
  </div>
);
