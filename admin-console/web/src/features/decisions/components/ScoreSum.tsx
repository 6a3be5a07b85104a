import { points } from '@/shared/format/numbers';
import type { Decision, Hit } from '../api/schemas';
import { countedHits, shadowHits } from '../api/sentence';
import classes from './ScoreSum.module.css';

/** How the score was summed: each rule's weight where the sum stood when it was added, and what came out. */
export function ScoreSum({ decision }: { decision: Decision }) {
  const steps = waterfall(countedHits(decision));
  const reach = Math.max(decision.score, ...steps.map((step) => step.end), 1);
  const share = (value: number) => `${(value / reach) * 100}%`;
  return (
    <table className={classes.sum}>
      <caption className={classes.caption}>How the score adds up</caption>
      <thead className={classes.head}>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Bar</th>
          <th scope="col">Weight</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ hit, start, end }) => (
          <tr key={hit.ruleId}>
            <th scope="row">{hit.name}</th>
            <td className={classes.lane} aria-hidden="true">
              <span
                className={classes.bar}
                data-outcome={decision.outcome}
                style={{ left: share(Math.min(start, end)), width: share(Math.abs(end - start)) }}
              />
            </td>
            <td className={classes.points}>{signed(hit.weight)}</td>
          </tr>
        ))}
        {shadowHits(decision).map((hit) => (
          <tr key={hit.ruleId} className={classes.shadow}>
            <th scope="row">{hit.name}</th>
            <td className={classes.note}>in shadow, not counted</td>
            <td className={classes.points}>({signed(hit.weight)})</td>
          </tr>
        ))}
        {decision.hits.length === 0 && (
          <tr className={classes.shadow}>
            <th scope="row">No rule fired</th>
            <td />
            <td className={classes.points}>0</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Score</th>
          <td className={classes.lane} aria-hidden="true">
            <span className={classes.total} style={{ width: share(decision.score) }} />
          </td>
          <td className={classes.points}>{points(decision.score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const signed = (weight: number) => `${weight < 0 ? '−' : '+'}${points(Math.abs(weight))}`;

export function waterfall(hits: readonly Hit[]): { hit: Hit; start: number; end: number }[] {
  let sum = 0;
  return hits.map((hit) => {
    const start = sum;
    sum += hit.weight;
    return { hit, start, end: sum };
  });
}
