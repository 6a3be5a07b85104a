import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { liveReleaseQuery } from '@/features/releases/api/liveRelease';
import { ReleaseHash } from '@/features/releases/components/ReleaseHash';
import { count } from '@/shared/format/numbers';
import { Ago, Time } from '@/shared/time/Time';
import { Panel } from '@/shared/ui/Panel';
import type { Overview } from '../api/overview';
import classes from './ReleaseCard.module.css';

/** The release in force, and the one last refused, if any. */
export function ReleaseCard({ overview }: { overview: Overview }) {
  const { data: live } = useQuery(liveReleaseQuery);
  const release = overview.release;
  return (
    <Panel title="Release in force">
      {release ? (
        <>
          <div className={classes.hash}>
            <ReleaseHash hash={release.hash} copy />
          </div>
          <Text size="sm" c="dimmed">
            Since <Ago at={release.activatedAt} /> · {count(release.rules)} rules over {count(release.facts)}{' '}
            facts
            {live?.publishedBy && ` · published by ${live.publishedBy}`}
          </Text>
          <Link to="/decisions" search={{ release: release.hash }} className={classes.link}>
            Its decisions
          </Link>
        </>
      ) : (
        <Text size="sm">
          No release is in force; nothing can be decided. Publish one with{' '}
          <span className="mono">./tripline publish</span>.
        </Text>
      )}
      {live?.lastRefused && (
        <Text size="sm" mt="sm" c="var(--block-ink)">
          Release <span className="mono">{live.lastRefused.hash.slice(0, 10)}</span> was refused{' '}
          <Time at={live.lastRefused.at} /> with {count(live.lastRefused.findings.length)} findings; the one
          above goes on.
        </Text>
      )}
    </Panel>
  );
}
