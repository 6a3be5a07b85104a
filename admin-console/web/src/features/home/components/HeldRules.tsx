import { Alert, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Ago } from '@/shared/time/Time';
import type { Overview } from '../api/overview';
import classes from './HeldRules.module.css';

/** Live rules whose hits do not count any more, because they left the band in which they are expected to hit. */
export function HeldRules({ overview }: { overview: Overview }) {
  const { heldRules } = overview;
  if (heldRules.length === 0) {
    return null;
  }
  return (
    <Alert
      variant="outline"
      color="orange"
      icon={<IconPlayerPause size={18} />}
      title={heldRules.length === 1 ? 'A breaker holds a rule' : `Breakers hold ${heldRules.length} rules`}
      role="status"
      classNames={{ root: `panel ${classes.held}` }}
    >
      <ul className={classes.rules}>
        {heldRules.map(({ ruleId, name, why, since }) => (
          <li key={ruleId}>
            <Link to="/decisions" search={{ rule: ruleId, from: since }} className={classes.link}>
              {name}
            </Link>{' '}
            <Ago at={since} />
            <Text size="sm" c="dimmed">
              Its hits do not count: {why}.
            </Text>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
