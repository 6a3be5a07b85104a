import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { condition, factValue, unitAfter } from '@/shared/format/facts';
import { points } from '@/shared/format/numbers';
import { Name } from '@/shared/ui/Name';
import type { Hit, Read } from '../api/schemas';
import { reasonOf } from '../api/sentence';
import { branches, Conditions } from './Conditions';
import classes from './HitCard.module.css';

/**
 * A rule that fired: why, and each value it read above the condition that the value met; the whole condition where it has
 * alternatives. One that was held says what held it.
 */
export function HitCard({ hit, held }: { hit: Hit; held?: string }) {
  return (
    <article className={classes.hit} aria-label={hit.name}>
      <header className={classes.header}>
        <div>
          <h3 className={classes.name}>{hit.name}</h3>
          <Text size="xs" c="dimmed" component="div">
            <Link
              to="/decisions"
              search={{ rule: hit.ruleId }}
              className={classes.link}
              title="Other decisions of this rule"
            >
              {hit.ruleId}
            </Link>{' '}
            · version {hit.version} · <span className="mono">{hit.reasonCode}</span>
          </Text>
        </div>
        <span className={classes.weight} data-shadow={!hit.counted || undefined}>
          {hit.counted ? `+${points(hit.weight)}` : held ? 'held' : 'shadow'}
        </span>
      </header>
      {reasonOf(hit) && (
        <Text size="sm" mt={6}>
          {reasonOf(hit)}
        </Text>
      )}
      {held && (
        <Text size="sm" c="dimmed" mt={6}>
          Did not count: {held}.
        </Text>
      )}
      {hit.conditions && branches(hit.conditions) ? (
        <Conditions tree={hit.conditions} />
      ) : (
        hit.reads.length > 0 && (
          <dl className={classes.reads}>
            {hit.reads.map((read) => (
              <ReadValue key={`${read.name} ${read.condition}`} read={read} />
            ))}
          </dl>
        )
      )}
    </article>
  );
}

const ReadValue = ({ read }: { read: Read }) => (
  <div className={classes.read}>
    <dt className={classes.fact}>
      <Name>{read.name}</Name>
    </dt>
    <dd className={classes.value}>
      {factValue(read.value, read.unit ?? undefined)}{' '}
      <span className={classes.unit}>{unitAfter(read.value, read.unit ?? undefined)}</span>
    </dd>
    {read.condition && <dd className={classes.condition}>{condition(read.condition)}</dd>}
  </div>
);
