import { useQuery } from '@tanstack/react-query';
import { liveReleaseQuery } from '@/features/releases/api/liveRelease';
import { points } from '@/shared/format/numbers';
import type { DecisionSummary } from '../api/schemas';
import classes from './Reasons.module.css';

/** The rules that made the score, heaviest first, by the names they have in the release in force. */
export function Reasons({ hits }: { hits: DecisionSummary['hits'] }) {
  const { data: names } = useQuery({ ...liveReleaseQuery, select: ruleNames });
  const counted = hits.filter((hit) => hit.counted).sort((a, b) => b.weight - a.weight);
  const watched = hits.length - counted.length;
  const text = counted.map((hit) => `${names?.get(hit.ruleId) ?? hit.ruleId} +${points(hit.weight)}`);
  return (
    <span className={classes.reasons} title={text.join('\n')}>
      {text.length > 0 ? text.join(' · ') : <span className={classes.none}>none</span>}
      {watched > 0 && <span className={classes.none}> · {watched} in shadow</span>}
    </span>
  );
}

const ruleNames = ({ rules }: { rules: readonly { id: string; name: string }[] }) =>
  new Map(rules.map(({ id, name }) => [id, name]));
