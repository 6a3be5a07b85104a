import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { condition, factValue, unitAfter } from '@/shared/format/facts';
import { points } from '@/shared/format/numbers';
import { Name } from '@/shared/ui/Name';
import { OutcomeBadge } from '@/shared/ui/OutcomeBadge';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { explanationQuery } from '../api/queries';
import type { Change, Decision, Explanation, NearMiss } from '../api/schemas';
import classes from './WhatIf.module.css';

/** Asks what would have changed a decision, which is found by making it again, so only where somebody looks. */
export function WhatIf({ decision }: { decision: Decision }) {
  const { data, error, refetch } = useQuery(explanationQuery(decision.id));
  if (error) {
    return <ProblemNotice error={error} retry={() => void refetch()} />;
  }
  return data ? (
    <WhatIfAnswer explanation={data} />
  ) : (
    <Skeleton height={90} role="status" aria-label="Looking for what would have changed it" />
  );
}

/** The smallest changes that give another outcome, and the rules that nearly fired. */
export const WhatIfAnswer = ({ explanation }: { explanation: Explanation }) => (
  <>
    {!explanation.reproduced && (
      <Text size="sm" mb="sm" c="var(--challenge-ink)">
        Made again, this decision does not come out as recorded: what follows is about how it comes out now.
      </Text>
    )}
    {explanation.changes.length > 0 ? (
      <ul className={classes.changes}>
        {explanation.changes.map((change) => (
          <li key={change.outcome} className={classes.change}>
            <OutcomeBadge outcome={change.outcome} />
            <ChangeSentence change={change} />
          </li>
        ))}
      </ul>
    ) : (
      <Text size="sm">No change of a single value would have given another outcome.</Text>
    )}
    {explanation.nearMisses.length > 0 && <NearMisses misses={explanation.nearMisses} />}
  </>
);

const ChangeSentence = ({ change }: { change: Change }) => (
  <span>
    had{' '}
    <span className={classes.input}>
      <Name>{change.input}</Name>
    </span>{' '}
    been <strong>{factValue(change.to, change.unit)}</strong> instead of {factValue(change.from, change.unit)}{' '}
    <span className={classes.unit}>{unitAfter(change.to, change.unit)}</span>
  </span>
);

const NearMisses = ({ misses }: { misses: readonly NearMiss[] }) => (
  <table className={classes.misses}>
    <caption className={classes.caption}>Rules that nearly fired</caption>
    <thead>
      <tr>
        <th scope="col">Rule</th>
        <th scope="col">Value</th>
        <th scope="col">Asked</th>
        <th scope="col" className={classes.number}>
          Off by
        </th>
      </tr>
    </thead>
    <tbody>
      {misses.map((miss) => (
        <tr key={miss.ruleId}>
          <th scope="row">
            {miss.name}{' '}
            <span className={classes.unit}>
              {miss.mode === 'LIVE' ? `+${points(miss.weight)}` : 'in shadow'}
            </span>
          </th>
          <td>
            <span className={classes.input}>
              <Name>{miss.input}</Name>
            </span>{' '}
            {factValue(miss.value, miss.unit)}
          </td>
          <td title={`It fires at ${factValue(miss.needed, miss.unit)}`}>{condition(miss.condition)}</td>
          <td className={classes.number}>{percent(miss.distance)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const percent = (share: number) => (share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`);
