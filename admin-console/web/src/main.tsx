import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/global.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionEnded } from '@/features/session/api/ended';
import { meQuery } from '@/features/session/api/me';
import { createQueryClient } from '@/shared/api/queryClient';
import { App } from './app/App';
import { styleNonce } from './app/page';
import { createConsoleRouter } from './app/router';

// react-remove-scroll, inside Mantine's modals, asks get-nonce for the nonce of its style element.
setNonce(styleNonce());

const client = createQueryClient(() => {
  if (client.getQueryData(meQuery.queryKey)) {
    sessionEnded();
  }
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} router={createConsoleRouter()} />
    </StrictMode>,
  );
}
