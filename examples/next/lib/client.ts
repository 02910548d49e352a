import { betterAuthAdapter } from '@protekt/react-mfa/adapters/better-auth';
import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

export const client = createAuthClient({ plugins: [twoFactorClient()] });

/** All that the library needs to know about the server. */
export const adapter = betterAuthAdapter(client, {
  enrollment: 'recommended',
  hasApp: async () => {
    const { data, error } = await client.$fetch<{ hasApp: boolean }>('/has-app');
    if (error) throw error;
    return data.hasApp;
  },
});

/** The response of a login: signed in, or what is still required. */
export type Login = Awaited<ReturnType<typeof adapter.login>>;
