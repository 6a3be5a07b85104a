import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { money } from '@/shared/format/numbers';
import { Time } from '@/shared/time/Time';
import { OutcomeBadge } from '@/shared/ui/OutcomeBadge';
import { Page } from '@/shared/ui/Page';
import { Panel } from '@/shared/ui/Panel';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { decisionQuery } from '../api/queries';
import type { Decision } from '../api/schemas';
import { countedHits, customerReasons, shadowHits } from '../api/sentence';
import { Answer } from './Answer';
import classes from './DecisionPage.module.css';
import { FactsTable } from './FactsTable';
import { HitCard } from './HitCard';
import { InteractionFields } from './InteractionFields';
import { JsonView } from './JsonView';
import { Provenance } from './Provenance';
import { ScoreSum } from './ScoreSum';
import { TimingsBar } from './TimingsBar';
import { WhatIf } from './WhatIf';

const route = getRouteApi('/decisions/$id');

/** One decision: the answer first, then everything that made it. */
export function DecisionPage() {
  const { id } = route.useParams();
  const { data: decision, error, refetch } = useQuery(decisionQuery(id));
  if (error) {
    return (
      <Page title="Decision">
        <ProblemNotice error={error} retry={() => void refetch()} />
        <Text size="sm" mt="md">
          <Link to="/decisions" className={classes.link}>
            All decisions
          </Link>
        </Text>
      </Page>
    );
  }
  return decision ? <Whole decision={decision} /> : <Loading />;
}

const Whole = ({ decision }: { decision: Decision }) => (
  <Page title={`${decision.outcome}, score ${decision.score}`} heading={<Heading decision={decision} />}>
    <div className={classes.columns}>
      <Stack gap="md" className={classes.main}>
        <Panel title="How the score adds up">
          <ScoreSum decision={decision} />
        </Panel>
        {decision.hits.length > 0 && (
          <Panel title="Rules that fired, with the values they read">
            <Stack gap="sm">
              {[...countedHits(decision), ...shadowHits(decision)].map((hit) => (
                <HitCard
                  key={hit.ruleId}
                  hit={hit}
                  held={decision.held.find(({ ruleId }) => ruleId === hit.ruleId)?.why}
                />
              ))}
            </Stack>
          </Panel>
        )}
        <Panel title="What would have changed it">
          <WhatIf decision={decision} />
        </Panel>
        <FactsTable facts={decision.facts} releaseHash={decision.releaseHash} />
        <JsonView decision={decision} />
      </Stack>
      <Stack gap="md" className={classes.side}>
        <Panel title="For the customer">
          <CustomerReasons reasons={customerReasons(decision)} />
        </Panel>
        <Panel title="Interaction">
          <InteractionFields interaction={decision.interaction} />
        </Panel>
        <Panel title="Time taken">
          <TimingsBar timings={decision.timings} />
        </Panel>
        <Panel title="Where it comes from">
          <Provenance decision={decision} />
        </Panel>
      </Stack>
    </div>
  </Page>
);

const Heading = ({ decision }: { decision: Decision }) => (
  <div className={classes.answer}>
    <OutcomeBadge outcome={decision.outcome} large />
    <h1 className={classes.sentence}>
      <Answer decision={decision} />
    </h1>
    <Group gap={8} className={classes.facts}>
      <span>{amountOf(decision)}</span>
      <span>
        by{' '}
        <Link
          to="/decisions"
          search={{ user: decision.userId }}
          className={classes.link}
          title="All decisions of this user"
        >
          {decision.userId}
        </Link>
      </span>
      <Time at={decision.decidedAt} />
    </Group>
    {decision.degraded.length > 0 && (
      <Text size="sm" mt={6} c="var(--challenge-ink)">
        Decided with less than usual: {decision.degraded.join(', ')}.
      </Text>
    )}
  </div>
);

function amountOf({ type, interaction }: Decision): string {
  const amount = interaction.amount as { value?: unknown; currency?: unknown } | null | undefined;
  return amount?.value === undefined
    ? type
    : `${type} of ${money(String(amount.value), String(amount.currency))}`;
}

const CustomerReasons = ({ reasons }: { reasons: string[] }) =>
  reasons.length > 0 ? (
    <Stack gap={6}>
      {reasons.map((reason) => (
        <Text key={reason} size="sm">
          “{reason}”
        </Text>
      ))}
    </Stack>
  ) : (
    <Text size="sm" c="dimmed">
      Nothing to tell: no rule fired.
    </Text>
  );

const Loading = () => (
  <Page
    title="Decision"
    heading={<Skeleton height={34} width={420} aria-label="Loading the decision" role="status" />}
  >
    <div className={classes.columns} aria-busy="true">
      <Stack gap="md" className={classes.main}>
        <Skeleton height={170} />
        <Skeleton height={260} />
      </Stack>
      <Stack gap="md" className={classes.side}>
        <Skeleton height={110} />
        <Skeleton height={320} />
      </Stack>
    </div>
  </Page>
);
