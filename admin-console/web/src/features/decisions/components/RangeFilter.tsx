import { Button, CloseButton, Group, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePreferences } from '@/shared/preferences';
import { dateTime } from '@/shared/time/format';
import type { ExplorerFilters, Range } from '../api/filters';

type Span = Pick<ExplorerFilters, 'range' | 'from' | 'to'>;

const RANGES: { value: Range; label: string }[] = [
  { value: '15m', label: 'Last 15 minutes' },
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: 'Last 24 hours' },
  { value: '7d', label: 'Last 7 days' },
];

/** A span that moves with the clock, or one that stands still between two moments in UTC. */
export function RangeFilter({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const fixed = span.range === undefined && (span.from ?? span.to) !== undefined;
  return (
    <Group gap={8}>
      {fixed ? (
        <FixedSpan span={span} onClear={() => onChange({})} />
      ) : (
        <Select
          aria-label="Time range"
          placeholder="Any time"
          w={128}
          data={RANGES}
          value={span.range ?? null}
          onChange={(range) => onChange({ range: range ?? undefined })}
          rightSection={
            span.range ? (
              <CloseButton size="xs" aria-label="Clear time range" onClick={() => onChange({})} />
            ) : undefined
          }
        />
      )}
      <Between span={span} onChange={onChange} />
    </Group>
  );
}

function FixedSpan({ span, onClear }: { span: Span; onClear: () => void }) {
  const { timeZone } = usePreferences();
  const say = (at: string | undefined, open: string) => (at ? dateTime(at, timeZone) : open);
  return (
    <Group gap={2}>
      <Text size="xs" className="numbers">
        {say(span.from, 'the beginning')} – {say(span.to, 'now')}
      </Text>
      <CloseButton size="xs" aria-label="Clear time range" onClick={onClear} />
    </Group>
  );
}

function Between({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState(fieldOf(span.from));
  const [to, setTo] = useState(fieldOf(span.to));
  const apply = () => {
    setOpened(false);
    onChange({ from: instantOf(from), to: instantOf(to) });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          Between…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            label="From (UTC)"
            type="datetime-local"
            value={from}
            onChange={(e) => setFrom(e.currentTarget.value)}
          />
          <TextInput
            label="To (UTC)"
            type="datetime-local"
            value={to}
            onChange={(e) => setTo(e.currentTarget.value)}
          />
          <Button onClick={apply}>Apply</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const fieldOf = (instant: string | undefined) => instant?.slice(0, 16) ?? '';
const instantOf = (field: string) => (field ? new Date(`${field}Z`).toISOString() : undefined);
