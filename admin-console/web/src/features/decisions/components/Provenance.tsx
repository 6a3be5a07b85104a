import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ReleaseHash } from '@/features/releases/components/ReleaseHash';
import { shortId } from '@/shared/format/ids';
import { Time } from '@/shared/time/Time';
import { Copy } from '@/shared/ui/Copy';
import type { Decision, Label } from '../api/schemas';
import classes from './DecisionPage.module.css';
import { Fields } from './Fields';

/** Under which release it was decided, how to find it in logs and traces, and what proved true later. */
export const Provenance = ({ decision }: { decision: Decision }) => (
  <Fields
    fields={[
      {
        name: 'Release',
        value: (
          <Group gap={6}>
            <ReleaseHash hash={decision.releaseHash} copy />
            <Link to="/decisions" search={{ release: decision.releaseHash }} className={classes.link}>
              its decisions
            </Link>
          </Group>
        ),
      },
      { name: 'Decision', value: <Id value={decision.id} what="decision id" /> },
      { name: 'Interaction', value: <Id value={decision.interactionId} what="interaction id" /> },
      {
        name: 'Trace',
        value: decision.traceId ? <Id value={decision.traceId} what="trace id" /> : 'not traced',
      },
      { name: 'Occurred', value: <Time at={decision.occurredAt} /> },
      { name: 'Decided', value: <Time at={decision.decidedAt} /> },
      { name: 'Label', value: <KnownLabel label={decision.label} /> },
    ]}
  />
);

const Id = ({ value, what }: { value: string; what: string }) => (
  <Group gap={4}>
    <span className="mono" title={value}>
      {shortId(value)}
    </span>
    <Copy value={value} what={what} />
  </Group>
);

const KnownLabel = ({ label }: { label: Label | null | undefined }) =>
  label ? (
    <Text size="sm">
      <strong>{label.label}</strong> ({label.source.toLowerCase()}), known <Time at={label.knownAt} />
    </Text>
  ) : (
    <Text size="sm" c="dimmed" component="span">
      not known yet
    </Text>
  );
