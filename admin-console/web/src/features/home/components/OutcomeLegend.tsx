import { Group } from '@mantine/core';
import { OUTCOMES } from '@/shared/outcome';
import { OutcomeMark } from '@/shared/ui/OutcomeMark';

export const OutcomeLegend = () => (
  <Group gap="md" mb={8} fz="xs" aria-hidden="true">
    {OUTCOMES.map((outcome) => (
      <Group key={outcome} gap={6}>
        <OutcomeMark outcome={outcome} />
        {outcome}
      </Group>
    ))}
  </Group>
);
