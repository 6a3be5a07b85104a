import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Logo } from '@/shared/ui/Logo';
import { signInAddress } from '../api/signInAddress';
import classes from './SignIn.module.css';

/** The calm page of somebody who is not signed in. Afterwards the browser is back at the present address. */
export function SignIn({ failed }: { failed: boolean }) {
  useEffect(() => {
    document.title = 'Sign in · Tripline';
  }, []);
  return (
    <main className={classes.page}>
      <div className={`panel ${classes.card}`}>
        <Stack gap="lg">
          <Logo />
          <div>
            <h1 className={classes.title}>Sign in</h1>
            <Text size="sm" c="dimmed" mt={6}>
              Watch interactions being decided, and read why: the rules that fired, the facts they saw, the
              score they made.
            </Text>
          </div>
          {failed && (
            <Alert color="red" variant="outline" title="The sign-in did not succeed" role="alert">
              It may have taken too long. Try again; if it keeps failing, ask an administrator.
            </Alert>
          )}
          <Button
            component="a"
            href={signInAddress()}
            size="sm"
            rightSection={<IconArrowRight size={16} />}
            fullWidth
          >
            Continue to sign-in
          </Button>
        </Stack>
      </div>
    </main>
  );
}
