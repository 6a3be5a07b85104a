import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ago } from '@/shared/time/Time';
import { Empty } from '@/shared/ui/Empty';
import { Page } from '@/shared/ui/Page';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { type Overview, overviewQuery, WINDOW_MINUTES } from '../api/overview';
import { HeldRules } from './HeldRules';
import classes from './HomePage.module.css';
import { Numbers } from './Numbers';
import { OutcomeMix } from './OutcomeMix';
import { ReleaseCard } from './ReleaseCard';
import { Throughput } from './Throughput';
import { TopRules } from './TopRules';

/** What is being decided now, and by what. Each number leads to the decisions it counts. */
export function HomePage() {
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <Page
      title="Home"
      heading={<h1 className={classes.heading}>The last {WINDOW_MINUTES} minutes</h1>}
      aside={
        data && (
          <Text size="sm" c="dimmed">
            {error ? 'Not up to date: last read ' : 'Read '}
            <Ago at={data.to} />
          </Text>
        )
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data ? <Whole overview={data} /> : !error && <Loading />}
    </Page>
  );
}

const Whole = ({ overview }: { overview: Overview }) => (
  <div className={classes.grid}>
    <HeldRules overview={overview} />
    <Numbers overview={overview} />
    {overview.decisions === 0 ? (
      <section className={`panel ${classes.wide}`} aria-label="No decisions">
        <Empty title="Nothing was decided in this time">
          Start the demo traffic with <span className="mono">./tripline demo</span>, or send an interaction
          through the gateway. The numbers follow within seconds.
        </Empty>
      </section>
    ) : (
      <>
        <Throughput overview={overview} />
        <OutcomeMix overview={overview} />
        <TopRules overview={overview} />
      </>
    )}
    <div className={classes.last}>
      <ReleaseCard overview={overview} />
    </div>
  </div>
);

const Loading = () => (
  <div className={classes.grid} aria-busy="true" role="status" aria-label="Loading the overview">
    <Skeleton height={96} className={classes.wide} />
    <Skeleton height={300} className={classes.wide} />
    <Skeleton height={220} />
    <Skeleton height={220} />
  </div>
);
