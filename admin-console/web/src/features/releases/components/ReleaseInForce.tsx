import { Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { shortHash } from '@/shared/format/ids';
import { Ago } from '@/shared/time/Time';
import { liveReleaseQuery } from '../api/liveRelease';
import classes from './ReleaseInForce.module.css';

/** The release that decides at this moment, on every page. */
export function ReleaseInForce() {
  const { data, isError } = useQuery(liveReleaseQuery);
  if (isError) {
    return (
      <Text size="xs" c="dimmed">
        Release unknown
      </Text>
    );
  }
  return data ? (
    <Tooltip label={<ReleaseAge hash={data.hash} at={data.activatedAt} />}>
      <span className={classes.release}>
        <span className={classes.word}>Release</span> <span className="mono">{shortHash(data.hash)}</span>
      </span>
    </Tooltip>
  ) : null;
}

const ReleaseAge = ({ hash, at }: { hash: string; at: string }) => (
  <>
    {hash.slice(0, 24)}… in force since <Ago at={at} />
  </>
);
