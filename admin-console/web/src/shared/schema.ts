import { z } from 'zod';

// Schemas that compile themselves at run time would break the security policy, so every schema is made with this z.
z.config({ jitless: true });

export { z };
