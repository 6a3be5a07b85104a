import { ActionIcon, Button, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowUpRight, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Time } from '@/shared/time/Time';
import { OutcomeBadge } from '@/shared/ui/OutcomeBadge';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { decisionQuery } from '../api/queries';
import type { Decision } from '../api/schemas';
import { countedHits } from '../api/sentence';
import { Answer } from './Answer';
import classes from './DecisionPanel.module.css';
import { HitCard } from './HitCard';
import { InteractionFields } from './InteractionFields';
import { ScoreSum } from './ScoreSum';

interface DecisionPanelProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onOpen: () => void;
}

/** The chosen decision of a list, in short. */
export function DecisionPanel({ id, onClose, onOpen }: DecisionPanelProps) {
  const { data, error, isPending, refetch } = useQuery(decisionQuery(id));
  return (
    <aside className={`panel ${classes.panel}`} aria-label="Chosen decision">
      <div className={classes.bar}>
        <Text size="xs" c="dimmed">
          <kbd>j</kbd> next · <kbd>k</kbd> previous
        </Text>
        <Group gap={4}>
          <Button variant="subtle" rightSection={<IconArrowUpRight size={14} />} onClick={onOpen}>
            Open
          </Button>
          <Tooltip label="Close (Esc)">
            <ActionIcon onClick={onClose} aria-label="Close the chosen decision">
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </div>
      <div className={classes.body}>
        {isPending && <PanelSkeleton />}
        {error && <ProblemNotice error={error} retry={() => void refetch()} />}
        {data && <Short decision={data} />}
      </div>
    </aside>
  );
}

const Short = ({ decision }: { decision: Decision }) => (
  <Stack gap="md">
    <div>
      <OutcomeBadge outcome={decision.outcome} large />
      <h2 className={classes.answer}>
        <Answer decision={decision} />
      </h2>
      <Text size="xs" c="dimmed" mt={6}>
        <Time at={decision.decidedAt} />
      </Text>
    </div>
    <ScoreSum decision={decision} />
    {countedHits(decision).map((hit) => (
      <HitCard key={hit.ruleId} hit={hit} />
    ))}
    <InteractionFields interaction={decision.interaction} />
  </Stack>
);

const PanelSkeleton = () => (
  <Stack gap="sm" aria-busy="true" role="status" aria-label="Loading the decision">
    <Skeleton height={26} width={120} />
    <Skeleton height={18} />
    <Skeleton height={18} width="70%" />
    <Skeleton height={140} mt="sm" />
    <Skeleton height={180} />
  </Stack>
);
