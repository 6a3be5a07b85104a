import { SegmentedControl, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Panel } from '@/shared/ui/Panel';
import type { Overview } from '../api/overview';
import home from './HomePage.module.css';
import { OutcomeLegend } from './OutcomeLegend';
import { ThroughputTable } from './ThroughputTable';

const ThroughputChart = lazy(() => import('./ThroughputChart'));
const HEIGHT = 220;

/** Decisions by minute, as a picture or as the table behind it. */
export function Throughput({ overview }: { overview: Overview }) {
  const [view, setView] = useState('chart');
  return (
    <div className={`${home.wide} outcome-areas`}>
      <Panel
        title="Decisions by minute"
        aside={
          <SegmentedControl
            aria-label="View"
            value={view}
            onChange={setView}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        }
      >
        {view === 'chart' ? (
          <>
            <OutcomeLegend />
            <Suspense fallback={<Skeleton height={HEIGHT} />}>
              <ThroughputChart series={overview.series} height={HEIGHT} />
            </Suspense>
          </>
        ) : (
          <ThroughputTable series={overview.series} />
        )}
      </Panel>
    </div>
  );
}
