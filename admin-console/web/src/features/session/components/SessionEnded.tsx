import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionResumed, useSessionEnded } from '../api/ended';
import { meQuery } from '../api/me';
import { signInAddress } from '../api/signInAddress';
import { onSignInElsewhere } from '../api/signInTabs';

/** Asks for a new sign-in without leaving the page: it happens in another tab, and this one goes on. */
export function SessionEnded() {
  const ended = useSessionEnded();
  const client = useQueryClient();

  useEffect(() => {
    if (!ended) {
      return;
    }
    const resume = async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false });
      sessionResumed();
      await client.invalidateQueries();
    };
    const quietly = () => void resume().catch(() => undefined);
    window.addEventListener('focus', quietly);
    const stopListening = onSignInElsewhere(quietly);
    return () => {
      window.removeEventListener('focus', quietly);
      stopListening();
    };
  }, [ended, client]);

  return (
    <Modal opened={ended} onClose={sessionResumed} title="Your session has ended" centered>
      <Text size="sm">Sign in again in a new tab. This page stays as it is and goes on by itself.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={sessionResumed}>
          Not now
        </Button>
        <Button component="a" href={signInAddress()} target="_blank" rel="noopener">
          Sign in again
        </Button>
      </Group>
    </Modal>
  );
}
