import { useReducedMotion } from '@mantine/hooks';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { roughCount } from '@/shared/format/numbers';
import { OUTCOMES, outcomeColor } from '@/shared/outcome';
import { usePreferences } from '@/shared/preferences';
import { hourMinute } from '@/shared/time/format';
import type { Minute } from '../api/overview';
import { ChartTip } from './ChartTip';

const AXIS = { fontSize: 11, fill: 'var(--muted)' };

/** Loaded on its own: the chart library is large, and only this page needs it. */
export default function ThroughputChart({ series, height }: { series: Minute[]; height: number }) {
  const { timeZone } = usePreferences();
  const still = useReducedMotion();
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={series} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} barCategoryGap={2}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="minute"
          tickFormatter={(minute: string) => hourMinute(minute, timeZone)}
          tick={AXIS}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          minTickGap={40}
        />
        <YAxis
          tickFormatter={roughCount}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          width={40}
          allowDecimals={false}
        />
        <Tooltip content={<ChartTip />} cursor={{ fill: 'var(--hover)' }} isAnimationActive={false} />
        {OUTCOMES.map((outcome) => (
          <Bar
            key={outcome}
            dataKey={outcome}
            stackId="outcomes"
            fill={outcomeColor(outcome)}
            isAnimationActive={!still}
            animationDuration={200}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
