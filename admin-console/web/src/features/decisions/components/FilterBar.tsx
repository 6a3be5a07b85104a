import { Button, CloseButton, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveReleaseQuery } from '@/features/releases/api/liveRelease';
import { isFiltered, type LiveFilters } from '../api/filters';
import classes from './FilterBar.module.css';
import { OutcomeFilter } from './OutcomeFilter';
import { UserFilter } from './UserFilter';

const TYPES = [
  'CARD_ADDED',
  'CONTACT_CHANGED',
  'DEPOSIT',
  'LOGIN',
  'PASSWORD_RESET',
  'PAYEE_ADDED',
  'PAYMENT',
  'PROMO_REDEEMED',
  'REFUND',
  'TRANSFER',
  'WITHDRAWAL',
];

interface FilterBarProps<F extends LiveFilters> {
  readonly filters: F;
  /** A committed change: one step that "back" undoes. */
  readonly onChange: (change: Partial<LiveFilters>) => void;
  readonly onClear: () => void;
  readonly children?: ReactNode;
}

export function FilterBar<F extends LiveFilters>({
  filters,
  onChange,
  onClear,
  children,
}: FilterBarProps<F>) {
  const { data: release } = useQuery(liveReleaseQuery);
  const rules = (release?.rules ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const types = [...new Set([...TYPES, ...(release?.rules ?? []).flatMap((rule) => rule.types)])].sort();
  return (
    <section className={classes.bar} aria-label="Filters">
      <OutcomeFilter chosen={filters.outcome} onChange={(outcome) => onChange({ outcome })} />
      <Select
        aria-label="Rule"
        placeholder="Any rule"
        searchable
        w={150}
        data={withChosen(rules, filters.rule)}
        value={filters.rule ?? null}
        onChange={(rule) => onChange({ rule: rule ?? undefined })}
        rightSection={clear('rule', filters.rule !== undefined, () => onChange({ rule: undefined }))}
      />
      <Select
        aria-label="Type"
        placeholder="Any type"
        searchable
        w={128}
        data={withChosen(
          types.map((type) => ({ value: type, label: type })),
          filters.type,
        )}
        value={filters.type ?? null}
        onChange={(type) => onChange({ type: type ?? undefined })}
        rightSection={clear('type', filters.type !== undefined, () => onChange({ type: undefined }))}
      />
      <UserFilter key={filters.user} user={filters.user} onChange={(user) => onChange({ user })} />
      {children}
      {isFiltered(filters) && (
        <Button variant="subtle" color="gray" onClick={onClear}>
          Clear all
        </Button>
      )}
    </section>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

// A link may name a rule or type which the release in force no longer knows; it still filters.
const withChosen = (options: Option[], chosen: string | undefined) =>
  chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [{ value: chosen, label: chosen }, ...options];

const clear = (of: string, shown: boolean, onClick: () => void) =>
  shown ? <CloseButton size="xs" aria-label={`Clear ${of}`} onClick={onClick} /> : undefined;
