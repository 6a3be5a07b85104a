import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery } from '@/features/session/api/me';
import { announceSignIn } from '@/features/session/api/signInTabs';
import { SignIn } from '@/features/session/components/SignIn';
import { isProblem } from '@/shared/api/problem';
import { ProblemNotice } from '@/shared/ui/ProblemNotice';
import { Shell } from './shell/Shell';

/** Nobody passes without being signed in; whoever is, sees the shell with the page in it. */
export function Gate() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const { signIn } = useSearch({ strict: false });
  const name = me?.name;
  useEffect(() => {
    if (name) {
      announceSignIn();
    }
  }, [name]);

  if (me) {
    return <Shell />;
  }
  if (isProblem(error, 401)) {
    return <SignIn failed={signIn === 'failed'} />;
  }
  return (
    <Center component="main" mih="100vh" p="md">
      {error ? (
        <ProblemNotice error={error} retry={() => void refetch()} />
      ) : (
        <Loader size="sm" aria-label="Loading" />
      )}
    </Center>
  );
}
