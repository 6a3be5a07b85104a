import { Button, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { count } from '@/shared/format/numbers';
import { useKeys } from '@/shared/keys';
import { DroppedNotice } from '@/shared/ui/DroppedNotice';
import { Empty } from '@/shared/ui/Empty';
import { Page } from '@/shared/ui/Page';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { isFiltered, type LiveFilters } from '../api/filters';
import type { DecisionSummary } from '../api/schemas';
import { useLiveFeed } from '../api/useLiveFeed';
import { DecisionPanel } from './DecisionPanel';
import { DecisionTable } from './DecisionTable';
import { FilterBar } from './FilterBar';
import { ListLayout } from './ListLayout';
import { ListSkeleton } from './ListSkeleton';
import { StreamStatus } from './StreamStatus';
import { useRowKeys } from './useRowKeys';

const route = getRouteApi('/decisions/live');

/** Decisions as they are made. */
export function LivePage() {
  const { selected, ...rest } = route.useSearch();
  const filters = useStable(rest);
  const navigate = route.useNavigate();
  const { feed, state, ready, error, togglePause } = useLiveFeed(filters);
  const decisions = feed.shown as DecisionSummary[];

  const change = (part: Partial<LiveFilters>) => void navigate({ search: (old) => ({ ...old, ...part }) });
  const select = (decision?: DecisionSummary) =>
    void navigate({ search: (old) => ({ ...old, selected: decision?.id }), replace: selected !== undefined });
  const open = (id: string) => void navigate({ to: '/decisions/$id', params: { id } });

  useKeys({ p: togglePause });
  useRowKeys({ decisions, selected, onSelect: select, onOpen: open, onClose: () => selected && select() });

  return (
    <Page
      title="Live decisions"
      fill
      aside={
        <>
          {feed.paused && (
            <Text size="sm" className="numbers" role="status">
              {heldBack(feed.held.length, feed.dropped)}
            </Text>
          )}
          {feed.gap && (
            <Text size="sm" c="var(--challenge-ink)" role="status">
              Some decisions passed unseen; the explorer has them
            </Text>
          )}
          <StreamStatus state={state} paused={feed.paused} />
          <Button
            variant={feed.paused ? 'filled' : 'default'}
            leftSection={feed.paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
            onClick={togglePause}
          >
            {feed.paused ? 'Resume' : 'Pause'}
          </Button>
        </>
      }
    >
      <DroppedNotice />
      <FilterBar
        filters={filters}
        onChange={change}
        onClear={() => void navigate({ search: { selected } })}
      />
      {error !== null && decisions.length === 0 ? (
        <ProblemNotice error={error} />
      ) : (
        <ListLayout
          panel={
            selected && <DecisionPanel id={selected} onClose={() => select()} onOpen={() => open(selected)} />
          }
        >
          {!ready && decisions.length === 0 ? (
            <ListSkeleton />
          ) : (
            <DecisionTable
              caption="Live decisions"
              decisions={decisions}
              selected={selected}
              onSelect={select}
              foot={decisions.length === 0 && <NothingYet filtered={isFiltered(filters)} />}
            />
          )}
        </ListLayout>
      )}
    </Page>
  );
}

const heldBack = (held: number, dropped: number) =>
  `${count(held)} held back${dropped > 0 ? `, ${count(dropped)} more are only in the explorer` : ''}`;

const NothingYet = ({ filtered }: { filtered: boolean }) => (
  <Empty title={filtered ? 'No decision matches these filters yet' : 'No decision yet'}>
    {filtered
      ? 'A matching decision appears here within a moment of being made.'
      : 'Send an interaction, or start the demo traffic with ./tripline demo; each decision appears here by itself.'}
  </Empty>
);

/** The same object for the same filters, so that the stream is opened anew only for other ones. */
function useStable({ outcome, rule, user, type }: LiveFilters): LiveFilters {
  const outcomes = outcome?.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: outcomes stands for the list's content.
  return useMemo(() => ({ outcome, rule, user, type }), [outcomes, rule, user, type]);
}
