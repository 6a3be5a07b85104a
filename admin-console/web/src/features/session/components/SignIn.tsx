import { Button, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Logo } from '@/shared/ui/Logo';
import classes from './SignIn.module.css';

export const SIGN_IN = '/oauth2/authorization/keycloak';

/** The calm page of somebody who is not signed in. */
export function SignIn() {
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
          <Button
            component="a"
            href={SIGN_IN}
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
