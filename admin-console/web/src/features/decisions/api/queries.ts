import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/client';
import { type ExplorerFilters, explorerQuery, type LiveFilters, liveQuery } from './filters';
import { decisionSchema, explanationSchema, pageSchema } from './schemas';

const PAGE = 50;
const FIRST_LIVE = 50;

/** Past decisions, newest first, one page after the other. */
export const decisionPagesQuery = (filters: ExplorerFilters) =>
  infiniteQueryOptions({
    queryKey: ['decisions', 'pages', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get('/v1/decisions', pageSchema, {
        query: { ...explorerQuery(filters, Date.now()), cursor: pageParam, limit: PAGE },
        signal,
      }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** The newest decisions, with which the live list starts and catches up after a broken connection. */
export const newestDecisions = async (filters: LiveFilters, signal?: AbortSignal) =>
  (await get('/v1/decisions', pageSchema, { query: { ...liveQuery(filters), limit: FIRST_LIVE }, signal }))
    .items;

/** One whole decision. It never changes, but its label may come later. */
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['decisions', 'one', id],
    queryFn: ({ signal }) => get('/v1/decisions/{id}', decisionSchema, { path: { id }, signal }),
    staleTime: 60_000,
  });

/** What nearly held, and what would have changed the outcome. It never changes. */
export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['decisions', 'explanation', id],
    queryFn: ({ signal }) =>
      get('/v1/decisions/{id}/explanation', explanationSchema, { path: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
