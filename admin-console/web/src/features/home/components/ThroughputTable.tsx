import { Button, ScrollArea, Table } from '@mantine/core';
import { downloadCsv } from '@/shared/download';
import { count } from '@/shared/format/numbers';
import { OUTCOMES } from '@/shared/outcome';
import { usePreferences } from '@/shared/preferences';
import { hourMinute } from '@/shared/time/format';
import { type Minute, sumOf } from '../api/overview';

/** The same minutes as the chart, newest first, to read or to take away. */
export function ThroughputTable({ series }: { series: readonly Minute[] }) {
  const { timeZone } = usePreferences();
  const rows = [...series].reverse();
  return (
    <>
      <ScrollArea
        h={220}
        viewportProps={{ tabIndex: 0, 'aria-label': 'Decisions by minute', role: 'region' }}
      >
        <Table stickyHeader verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Minute</Table.Th>
              {OUTCOMES.map((outcome) => (
                <Table.Th key={outcome} ta="right">
                  {outcome}
                </Table.Th>
              ))}
              <Table.Th ta="right">Together</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((minute) => (
              <Table.Tr key={minute.minute}>
                <Table.Td>{hourMinute(minute.minute, timeZone)}</Table.Td>
                {OUTCOMES.map((outcome) => (
                  <Table.Td key={outcome} ta="right">
                    {count(minute[outcome])}
                  </Table.Td>
                ))}
                <Table.Td ta="right" fw={600}>
                  {count(sumOf(minute))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Button variant="default" mt="sm" onClick={() => downloadCsv('decisions-by-minute.csv', csvOf(series))}>
        Download CSV
      </Button>
    </>
  );
}

const csvOf = (series: readonly Minute[]) => [
  ['minute', ...OUTCOMES],
  ...series.map((minute) => [minute.minute, ...OUTCOMES.map((outcome) => String(minute[outcome]))]),
];
