import type { components } from '@/shared/api/generated/engine';
import type { Change, Decision, DecisionSummary, Explanation, Hit, NearMiss, Read, Timings } from './schemas';

type Documented = components['schemas'];
type Undocumented<Used, Known> = Exclude<keyof Used, keyof Known>;
type None<Fields extends never> = Fields;

/** Compiles only while every field that the console reads stands in the engine's OpenAPI document. */
export type Contract = [
  None<Undocumented<DecisionSummary, Documented['DecisionSummary']>>,
  None<Undocumented<Decision, Documented['Decision']>>,
  None<Undocumented<Hit, Documented['Hit']>>,
  None<Undocumented<Read, Documented['Read']>>,
  None<Undocumented<Explanation, Documented['DecisionExplanation']>>,
  None<Undocumented<NearMiss, Documented['NearMiss']>>,
  None<Undocumented<Change, Documented['Change']>>,
  None<Undocumented<Timings, Documented['Timings']>>,
];
