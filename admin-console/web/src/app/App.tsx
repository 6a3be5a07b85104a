import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { styleNonce } from './page';
import { theme } from './theme';

const colorSchemes = localStorageColorSchemeManager({ key: 'tripline-color-scheme' });

export const App = ({ client, router }: { client: QueryClient; router: AnyRouter }) => (
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={colorSchemes}
    getStyleNonce={styleNonce}
  >
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
      <Notifications position="bottom-right" />
    </QueryClientProvider>
  </MantineProvider>
);
