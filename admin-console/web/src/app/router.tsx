import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { explorerFields, liveFields } from '@/features/decisions/api/filters';
import { z } from '@/shared/schema';
import { parseSearch, readSearch, stringifySearch } from '@/shared/searchParams';
import { Broken } from './Broken';
import { Gate } from './Gate';
import { NotFound } from './NotFound';

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (raw: Record<string, unknown>) => readSearch({ signIn: z.literal('failed') }, raw),
  component: lazyRouteComponent(() => import('@/features/home/components/HomePage'), 'HomePage'),
});

const explorer = createRoute({
  getParentRoute: () => root,
  path: '/decisions',
  validateSearch: (raw: Record<string, unknown>) => readSearch(explorerFields, raw),
  component: lazyRouteComponent(() => import('@/features/decisions/components/ExplorerPage'), 'ExplorerPage'),
});

const live = createRoute({
  getParentRoute: () => root,
  path: '/decisions/live',
  validateSearch: (raw: Record<string, unknown>) =>
    readSearch({ ...liveFields, selected: explorerFields.selected }, raw),
  component: lazyRouteComponent(() => import('@/features/decisions/components/LivePage'), 'LivePage'),
});

const decision = createRoute({
  getParentRoute: () => root,
  path: '/decisions/$id',
  component: lazyRouteComponent(() => import('@/features/decisions/components/DecisionPage'), 'DecisionPage'),
});

export const createConsoleRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren([home, explorer, live, decision]),
    history,
    basepath: '/console',
    parseSearch,
    stringifySearch,
    search: { strict: true },
    defaultPreload: 'intent',
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
