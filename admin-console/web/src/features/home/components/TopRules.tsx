import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { count } from '@/shared/format/numbers';
import { Panel } from '@/shared/ui/Panel';
import type { Overview } from '../api/overview';
import classes from './TopRules.module.css';

const SHOWN = 6;

/** The rules that fired most. */
export function TopRules({ overview }: { overview: Overview }) {
  const rules = overview.topRules.slice(0, SHOWN);
  const most = Math.max(...rules.map(({ hits }) => hits), 1);
  return (
    <Panel title="Rules that fire most">
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          No rule fired in this time.
        </Text>
      )}
      <ol className={classes.rules}>
        {rules.map(({ ruleId, name, hits }) => (
          <li key={ruleId} className={classes.rule}>
            <span className={classes.fill} style={{ width: `${(hits / most) * 100}%` }} aria-hidden="true" />
            <span className={classes.name} title={ruleId}>
              {name}
            </span>
            <Link
              to="/decisions"
              search={{ rule: ruleId, from: overview.from, to: overview.to }}
              className={classes.link}
              aria-label={`${count(hits)} decisions of ${name}`}
            >
              {count(hits)}
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
