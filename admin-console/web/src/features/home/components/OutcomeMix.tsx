import { Link } from '@tanstack/react-router';
import { count, percent } from '@/shared/format/numbers';
import { OUTCOMES, outcomeColor } from '@/shared/outcome';
import { OutcomeMark } from '@/shared/ui/OutcomeMark';
import { Panel } from '@/shared/ui/Panel';
import type { Overview } from '../api/overview';
import classes from './OutcomeMix.module.css';

/** How the decisions divide over the outcomes. */
export function OutcomeMix({ overview }: { overview: Overview }) {
  const { byOutcome, decisions, from, to } = overview;
  return (
    <Panel title="Outcomes">
      <div className={`${classes.bar} outcome-areas`} aria-hidden="true">
        {OUTCOMES.filter((outcome) => byOutcome[outcome] > 0).map((outcome) => (
          <span key={outcome} style={{ flexGrow: byOutcome[outcome], background: outcomeColor(outcome) }} />
        ))}
      </div>
      <table className={classes.table}>
        <tbody>
          {OUTCOMES.map((outcome) => (
            <tr key={outcome}>
              <th scope="row">
                <OutcomeMark outcome={outcome} /> {outcome}
              </th>
              <td>
                <Link to="/decisions" search={{ outcome: [outcome], from, to }} className={classes.link}>
                  {count(byOutcome[outcome])}
                </Link>
              </td>
              <td className={classes.share}>{percent(byOutcome[outcome], decisions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
