import { condition, factValue, unitAfter } from '@/shared/format/facts';
import { Name } from '@/shared/ui/Name';
import type { ConditionTree, Read } from '../api/schemas';
import classes from './Conditions.module.css';

/** Whether a rule asks more than that several things hold at once, so that its reads alone do not say how it stood. */
export const branches = (tree: ConditionTree): boolean =>
  tree.kind === 'ANY' || tree.kind === 'NOT' || tree.parts.some(branches);

/** A rule's whole condition, each part with whether it held and the values it read. */
export function Conditions({ tree }: { tree: ConditionTree }) {
  return (
    <ul className={classes.tree} aria-label="How each condition stood">
      <Part tree={tree} />
    </ul>
  );
}

const JOINS = { ALL: 'all of', ANY: 'any of', NOT: 'not' };

const Part = ({ tree }: { tree: ConditionTree }) => (
  <li data-holds={tree.holds} className={classes.part}>
    <span className={classes.mark} role="img" aria-label={tree.holds ? 'holds' : 'does not hold'}>
      {tree.holds ? '✓' : '✗'}
    </span>
    {tree.kind === 'CONDITION' ? (
      <Said reads={tree.reads} />
    ) : (
      <span className={classes.join}>{JOINS[tree.kind]}</span>
    )}
    {tree.parts.length > 0 && (
      <ul className={classes.parts}>
        {tree.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and never move
          <Part key={index} tree={part} />
        ))}
      </ul>
    )}
  </li>
);

/** What a condition is about comes first, then what that is compared with. */
const Said = ({ reads }: { reads: Read[] }) => (
  <span>
    {reads.map((read, index) => (
      <span key={`${read.name} ${read.condition}`}>
        {index > 0 && ', '}
        <span className="mono">
          <Name>{read.name}</Name>
        </span>{' '}
        {condition(read.condition)}
        <span className={classes.was}>
          {' '}
          was {factValue(read.value, read.unit ?? undefined)} {unitAfter(read.value, read.unit ?? undefined)}
        </span>
      </span>
    ))}
  </span>
);
