import type { ErrorComponentProps } from '@tanstack/react-router';
import { Page } from '@/shared/ui/Page';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';

/** What a page shows when it failed itself, rather than the services behind it. */
export const Broken = ({ error, reset }: ErrorComponentProps) => (
  <Page title="This page failed">
    <ProblemNotice error={error} retry={reset} />
  </Page>
);
