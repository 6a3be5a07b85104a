import { z } from '@/shared/schema';

const problemSchema = z.object({
  type: z.string().default('about:blank'),
  title: z.string().default('The request failed'),
  status: z.number(),
  detail: z.string().nullish(),
  traceId: z.string().nullish(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).nullish(),
});

/** What went wrong, as RFC 9457 problem details. Status 0 means that no answer came. */
export type Problem = z.infer<typeof problemSchema>;

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const isProblem = (error: unknown, status: number): error is ProblemError =>
  error instanceof ProblemError && error.problem.status === status;

export const unreachable = (): Problem => ({
  type: 'unreachable',
  title: 'Tripline cannot be reached',
  status: 0,
  detail: 'No answer came. Check the network, and whether the stack is running.',
});

export const notUnderstood = (path: string, found: string, traceId: string | null): Problem => ({
  type: 'not-understood',
  title: 'The answer has a shape this console does not know',
  status: 200,
  detail: `${path}: ${found}. The console and the service may be of different versions; reload the page.`,
  traceId,
});

/** Reads the problem out of a refused answer, or makes one of its status when the body is no problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const traceId = response.headers.get('Trace-Id');
  const body: unknown = await response.json().catch(() => null);
  const parsed = problemSchema.safeParse(body);
  return parsed.success
    ? { ...parsed.data, traceId: parsed.data.traceId ?? traceId }
    : {
        type: 'about:blank',
        title: response.statusText || `Status ${response.status}`,
        status: response.status,
        traceId,
      };
}
