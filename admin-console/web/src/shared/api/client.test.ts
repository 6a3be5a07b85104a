import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { z } from '@/shared/schema';
import { server } from '@/test/server';
import { address, get } from './client';
import { ProblemError } from './problem';

const schema = z.object({ name: z.string() });
const problemOf = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
};

describe('asking a service', () => {
  it('repeats the name of a list and leaves out what is absent', () => {
    expect(
      address('/v1/decisions', { query: { outcome: ['REVIEW', 'BLOCK'], userId: undefined, limit: 5 } }),
    ).toBe('/v1/decisions?outcome=REVIEW&outcome=BLOCK&limit=5');
  });

  it('hands on the problem, its fields and its trace id', async () => {
    server.use(
      http.get('/api/me', () =>
        HttpResponse.json(
          {
            title: 'Invalid',
            status: 400,
            traceId: 'abc',
            errors: [{ field: 'from', message: 'must be a time' }],
          },
          { status: 400 },
        ),
      ),
    );
    expect(await problemOf(get('/api/me', schema))).toMatchObject({
      status: 400,
      traceId: 'abc',
      errors: [{ field: 'from', message: 'must be a time' }],
    });
  });

  it('says where an answer is not of the documented shape', async () => {
    server.use(http.get('/api/me', () => HttpResponse.json({ name: 7 })));
    expect((await problemOf(get('/api/me', schema))).detail).toContain('/api/me: name:');
  });

  it('tells an absent network from an answer', async () => {
    server.use(http.get('/api/me', () => HttpResponse.error()));
    expect((await problemOf(get('/api/me', schema))).status).toBe(0);
  });
});
