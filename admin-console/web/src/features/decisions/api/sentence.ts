import { points } from '@/shared/format/numbers';
import type { Decision, Hit } from './schemas';

/** The hits that made the score, heaviest first. */
export const countedHits = (decision: Decision): Hit[] =>
  decision.hits.filter((hit) => hit.counted).sort((a, b) => b.weight - a.weight);

/** The hits of rules that only watch, and change nothing. */
export const shadowHits = (decision: Decision): Hit[] => decision.hits.filter((hit) => !hit.counted);

/** How the answer begins: the outcome and the score. */
export const verdict = (decision: Decision): string =>
  `${decision.outcome}, score ${points(decision.score)},`;

/** How the answer goes on: what it is due to. */
export function because(decision: Decision): string {
  const hits = countedHits(decision);
  if (hits.length === 0) {
    return 'because no rule fired.';
  }
  const fired = hits.length === 1 ? '1 rule' : `${hits.length} rules`;
  return `because ${fired} fired: ${hits.map(cause).join('; ')}.`;
}

const cause = (hit: Hit) => {
  const why = hit.reasons.analyst?.replace(/\.$/, '');
  return why ? `${hit.name} — ${why}` : hit.name;
};

/** What a customer may be told, once per reason. */
export const customerReasons = (decision: Decision): string[] => [
  ...new Set(countedHits(decision).flatMap((hit) => (hit.reasons.customer ? [hit.reasons.customer] : []))),
];
