import { count } from '@/shared/format/numbers';
import { OUTCOMES } from '@/shared/outcome';
import { usePreferences } from '@/shared/preferences';
import { dateTime } from '@/shared/time/format';
import { OutcomeMark } from '@/shared/ui/OutcomeMark';
import { type Minute, sumOf } from '../api/overview';
import classes from './ChartTip.module.css';

interface ChartTipProps {
  readonly active?: boolean;
  readonly payload?: readonly { payload?: Minute }[];
}

/** One minute of the chart in numbers. */
export function ChartTip({ active, payload }: ChartTipProps) {
  const { timeZone } = usePreferences();
  const minute = payload?.[0]?.payload;
  return active && minute ? (
    <div className={classes.tip}>
      <div className={classes.when}>{dateTime(minute.minute, timeZone)}</div>
      {[...OUTCOMES].reverse().map((outcome) => (
        <div key={outcome} className={classes.line}>
          <span>
            <OutcomeMark outcome={outcome} /> {outcome}
          </span>
          <span className="numbers">{count(minute[outcome])}</span>
        </div>
      ))}
      <div className={`${classes.line} ${classes.total}`}>
        <span>Together</span>
        <span className="numbers">{count(sumOf(minute))}</span>
      </div>
    </div>
  ) : null;
}
