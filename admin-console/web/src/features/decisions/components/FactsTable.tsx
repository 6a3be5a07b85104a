import { Switch, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FactText, liveReleaseQuery } from '@/features/releases/api/liveRelease';
import { factValue, unitAfter } from '@/shared/format/facts';
import { Name } from '@/shared/ui/Name';
import { Panel } from '@/shared/ui/Panel';
import classes from './FactsTable.module.css';

interface FactsTableProps {
  readonly facts: Record<string, unknown>;
  readonly releaseHash: string;
}

/** Every fact as it stood when this was decided. Units come from the release in force, when it knows the fact. */
export function FactsTable({ facts, releaseHash }: FactsTableProps) {
  const { data: release } = useQuery(liveReleaseQuery);
  const [search, setSearch] = useState('');
  const [withNone, setWithNone] = useState(false);
  const known = new Map(release?.facts.map((fact) => [fact.name, fact]));
  const rows = rowsOf(facts, known, search, withNone);
  const total = Object.keys(facts).length;

  return (
    <Panel
      title={`Facts (${total})`}
      flush
      aside={
        <div className={classes.tools}>
          <Switch
            size="xs"
            label="Also without a value"
            checked={withNone}
            onChange={(event) => setWithNone(event.currentTarget.checked)}
          />
          <TextInput
            aria-label="Search facts"
            placeholder="Search facts"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      }
    >
      <Table className={classes.table} verticalSpacing={5} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Fact</Table.Th>
            <Table.Th className={classes.value}>Value</Table.Th>
            <Table.Th className={classes.about}>What it is</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, value, text }) => (
            <Table.Tr key={name}>
              <Table.Td className={classes.name}>
                <Name>{name}</Name>
              </Table.Td>
              <Table.Td className={classes.value} title={text?.unit}>
                {factValue(value, text?.unit)}{' '}
                <span className={classes.unit}>{unitAfter(value, text?.unit)}</span>
              </Table.Td>
              <Table.Td className={classes.about}>{text?.description ?? ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {total === 0 ? 'This decision read no facts.' : 'No fact matches.'}
        </Text>
      )}
      {release && release.hash !== releaseHash && rows.length > 0 && (
        <Text size="xs" c="dimmed" px="md" py={8}>
          Units and descriptions are those of the release in force now; this decision was made under another
          one.
        </Text>
      )}
    </Panel>
  );
}

function rowsOf(
  facts: Record<string, unknown>,
  known: Map<string, FactText>,
  search: string,
  withNone: boolean,
) {
  const wanted = search.trim().toLowerCase();
  return Object.entries(facts)
    .map(([name, value]) => ({ name, value, text: known.get(name) }))
    .filter(({ value }) => withNone || (value !== null && value !== undefined))
    .filter(({ name, text }) => `${name} ${text?.description ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
}
