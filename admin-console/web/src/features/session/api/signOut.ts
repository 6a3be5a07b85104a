import { z } from 'zod';
import { post } from '@/shared/api/client';

const farewellSchema = z.object({ location: z.string() });

/** Ends the session here, then at the identity provider, whose address the gateway answers with. */
export async function signOut(): Promise<void> {
  const response = await post('/logout');
  const farewell = farewellSchema.safeParse(await response.json().catch(() => null));
  window.location.assign(farewell.success ? farewell.data.location : '/console/');
}
