import { post } from '@/shared/api/client';

/** Ends the session here and at the identity provider, then shows the sign-in page. */
export async function signOut(): Promise<void> {
  await post('/logout');
  window.location.assign('/console/');
}
