import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Problem, ProblemError } from '@/shared/api/problem';
import { Copy } from './Copy';

/** What went wrong, what to do about it, and the trace id that finds it in the logs. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = asProblem(error);
  return (
    <Alert
      variant="outline"
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={problem.title}
      role="alert"
      classNames={{ root: 'panel' }}
    >
      <Text size="sm">{problem.detail ?? advice(problem.status)}</Text>
      {problem.detail && (
        <Text size="sm" c="dimmed">
          {advice(problem.status)}
        </Text>
      )}
      {problem.errors && problem.errors.length > 0 && (
        <List size="sm" mt="xs">
          {problem.errors.map((error) => (
            <List.Item key={error.field}>
              <Code>{error.field}</Code> {error.message}
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="sm" mt="sm">
        {retry && (
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        )}
        {problem.traceId && (
          <Group gap={4}>
            <Text size="xs" c="dimmed">
              Trace <span className="mono">{problem.traceId}</span>
            </Text>
            <Copy value={problem.traceId} what="trace id" />
          </Group>
        )}
      </Group>
    </Alert>
  );
}

const asProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : { type: 'about:blank', title: 'The page failed', status: -1, detail: String(error) };

function advice(status: number): string {
  switch (status) {
    case 0:
      return 'This page tries again when the network is back.';
    case 400:
      return 'Change the filters, or clear them all.';
    case 401:
      return 'Sign in again; this page stays as it is.';
    case 403:
      return 'Your roles do not include this. An administrator can change them.';
    case 404:
      return 'It may never have existed, or be gone; go back to the list.';
    case 429:
      return 'Too many requests; wait a moment.';
    default:
      return status >= 500
        ? 'The service will be back by itself; try again in a moment.'
        : 'Reload the page.';
  }
}
