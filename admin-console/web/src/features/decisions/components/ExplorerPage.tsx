import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { shortHash } from '@/shared/format/ids';
import { count } from '@/shared/format/numbers';
import { DroppedNotice } from '@/shared/ui/DroppedNotice';
import { Empty } from '@/shared/ui/Empty';
import { Page } from '@/shared/ui/Page';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { type ExplorerFilters, isFiltered } from '../api/filters';
import { decisionPagesQuery } from '../api/queries';
import type { DecisionSummary } from '../api/schemas';
import { DecisionPanel } from './DecisionPanel';
import { DecisionTable } from './DecisionTable';
import { FilterBar } from './FilterBar';
import { ListLayout } from './ListLayout';
import { ListSkeleton } from './ListSkeleton';
import { RangeFilter } from './RangeFilter';
import { useRowKeys } from './useRowKeys';

const route = getRouteApi('/decisions');

/** Past decisions, found by what the address says. */
export function ExplorerPage() {
  const { selected, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery(decisionPagesQuery(filters));
  const decisions = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);

  const change = (part: Partial<ExplorerFilters>) =>
    void navigate({ search: (old) => ({ ...old, ...part }) });
  const select = (decision?: DecisionSummary) =>
    void navigate({ search: (old) => ({ ...old, selected: decision?.id }), replace: selected !== undefined });
  const open = (id: string) => void navigate({ to: '/decisions/$id', params: { id } });

  useRowKeys({ decisions, selected, onSelect: select, onOpen: open, onClose: () => selected && select() });

  return (
    <Page
      title="Decisions"
      fill
      aside={
        <>
          <Text size="sm" c="dimmed" className="numbers" role="status">
            {pages.isSuccess && loaded(decisions.length, pages.hasNextPage)}
          </Text>
          <Button variant="default" onClick={() => void pages.refetch()} loading={pages.isRefetching}>
            Refresh
          </Button>
        </>
      }
    >
      <DroppedNotice />
      <FilterBar filters={filters} onChange={change} onClear={() => void navigate({ search: { selected } })}>
        <RangeFilter
          key={`${filters.from} ${filters.to}`}
          span={filters}
          onChange={({ range, from, to }) => change({ range, from, to })}
        />
        {filters.release && (
          <Group gap={2}>
            <Text size="xs">
              Release <span className="mono">{shortHash(filters.release)}</span>
            </Text>
            <CloseButton
              size="xs"
              aria-label="Clear release"
              onClick={() => change({ release: undefined })}
            />
          </Group>
        )}
      </FilterBar>
      <ListLayout
        panel={
          selected && <DecisionPanel id={selected} onClose={() => select()} onOpen={() => open(selected)} />
        }
      >
        {pages.isPending ? (
          <ListSkeleton />
        ) : pages.isError && decisions.length === 0 ? (
          <div style={{ flex: 1 }}>
            <ProblemNotice error={pages.error} retry={() => void pages.refetch()} />
          </div>
        ) : (
          <DecisionTable
            caption="Decisions, newest first"
            decisions={decisions}
            selected={selected}
            onSelect={select}
            foot={
              decisions.length === 0 ? (
                <NothingFound filtered={isFiltered(filters)} />
              ) : (
                <Older
                  more={pages.hasNextPage}
                  loading={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              )
            }
          />
        )}
      </ListLayout>
    </Page>
  );
}

const loaded = (loadedCount: number, more: boolean) =>
  more ? `${count(loadedCount)} loaded, more to come` : `${count(loadedCount)} in all`;

const Older = ({ more, loading, onMore }: { more: boolean; loading: boolean; onMore: () => void }) => (
  <Group justify="center" p="sm">
    {more ? (
      <Button variant="default" onClick={onMore} loading={loading}>
        Load older
      </Button>
    ) : (
      <Text size="xs" c="dimmed">
        No older decision matches.
      </Text>
    )}
  </Group>
);

const NothingFound = ({ filtered }: { filtered: boolean }) => (
  <Empty title={filtered ? 'No decision matches these filters' : 'No decision yet'}>
    {filtered
      ? 'Widen the time range, or clear a filter.'
      : 'Send an interaction, or start the demo traffic with ./tripline demo.'}
  </Empty>
);
