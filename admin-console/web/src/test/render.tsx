import { MantineProvider } from '@mantine/core';
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { App } from '@/app/App';
import { createConsoleRouter } from '@/app/router';
import { createQueryClient } from '@/shared/api/queryClient';
import { server } from './server';

export const ANA = { name: 'ana', displayName: 'Ana Lind', roles: ['analyst'] };

/** Shows the console at an address, as somebody who is signed in unless told otherwise. */
export function openConsole(address: string, me: object | null = ANA) {
  server.use(
    http.get('/api/me', () =>
      me ? HttpResponse.json(me) : HttpResponse.json({ title: 'Sign in', status: 401 }, { status: 401 }),
    ),
  );
  const router = createConsoleRouter(createMemoryHistory({ initialEntries: [`/console${address}`] }));
  const client = createQueryClient(() => {});
  client.setDefaultOptions({ queries: { retry: false } });
  return { ...render(<App client={client} router={router} />), router };
}

/** Shows a component alone. */
export const show = (what: React.ReactNode) => render(<MantineProvider>{what}</MantineProvider>);
