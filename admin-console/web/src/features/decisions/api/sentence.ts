import { factValue, unitAfter } from '@/shared/format/facts';
import { points } from '@/shared/format/numbers';
import type { Decision, Hit, Read } from './schemas';

/** Why a rule fired, in the words for whoever is signed in. */
export const reasonOf = (hit: Hit): string | undefined => hit.reason ?? hit.reasons.analyst;

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

const FULLY_EXPLAINED = 2;

/** A rule with its reason, which is left out where many rules would bury the answer, and the values it read. */
const cause = (hit: Hit, _at: number, hits: Hit[]) => {
  const why = hits.length <= FULLY_EXPLAINED ? reasonOf(hit)?.replace(/\.$/, '') : undefined;
  const values = hit.reads
    .map(valueWithUnit)
    .filter((text) => text !== '')
    .join(', ');
  return `${hit.name}${why ? ` — ${uncapitalised(why)}` : ''}${values && !why?.includes(values) ? ` (${values})` : ''}`;
};

/** A value that says enough by itself: one with a unit. */
const valueWithUnit = ({ value, unit }: Read): string => {
  const after = unitAfter(value, unit ?? undefined);
  return after && `${factValue(value, unit ?? undefined)} ${after}`;
};

const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What a customer may be told, once per reason. */
export const customerReasons = (decision: Decision): string[] => [
  ...new Set(countedHits(decision).flatMap((hit) => (hit.reasons.customer ? [hit.reasons.customer] : []))),
];
