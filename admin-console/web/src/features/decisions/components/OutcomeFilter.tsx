import { OUTCOMES, type Outcome } from '@/shared/outcome';
import { OutcomeMark } from '@/shared/ui/OutcomeMark';
import classes from './OutcomeFilter.module.css';

interface OutcomeFilterProps {
  readonly chosen?: readonly Outcome[];
  readonly onChange: (chosen: Outcome[] | undefined) => void;
}

/** Any of the four outcomes; none chosen means all. */
export function OutcomeFilter({ chosen = [], onChange }: OutcomeFilterProps) {
  const toggle = (outcome: Outcome) => {
    const next = OUTCOMES.filter((one) => (one === outcome ? !chosen.includes(one) : chosen.includes(one)));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Outcome</legend>
      {OUTCOMES.map((outcome) => (
        <button
          key={outcome}
          type="button"
          className={classes.toggle}
          aria-pressed={chosen.includes(outcome)}
          onClick={() => toggle(outcome)}
        >
          <OutcomeMark outcome={outcome} size={9} />
          {outcome}
        </button>
      ))}
    </fieldset>
  );
}
