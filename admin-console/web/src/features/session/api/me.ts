import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/client';
import { z } from '@/shared/schema';

const meSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.string()),
  userId: z.string().nullish(),
});

/** Who is signed in. */
export type Me = z.infer<typeof meSchema>;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get('/api/me', meSchema, { signal }),
  staleTime: 60_000,
});

const READERS = ['analyst', 'approver', 'compliance'];

/** Whether this person may read decisions. The services refuse on their own as well. */
export const readsDecisions = (me: Me): boolean => me.roles.some((role) => READERS.includes(role));

/** Whether this person may see what is decided in numbers. */
export const readsOverview = (me: Me): boolean => readsDecisions(me) || me.roles.includes('admin');
