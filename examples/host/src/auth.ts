import { betterAuthAdapter } from '@protekt/react-mfa/adapters/better-auth';
import { queryOptions } from '@tanstack/react-query';
import { createHostClient } from './authClient.js';

export const client = createHostClient();

/** All that the library needs to know about the server. */
export const adapter = betterAuthAdapter(client, {
  otp: 'email',
  enrollment: 'recommended',
  hasApp: async () => {
    const { data, error } = await client.$fetch<{ hasApp: boolean }>('/has-app');
    if (error) throw error;
    return data.hasApp;
  },
});

/** The response of a login: signed in, or what is still required. */
export type Login = Awaited<ReturnType<typeof adapter.login>>;

/** The signed-in user, or null. */
export const userQuery = queryOptions({
  queryKey: ['user'],
  queryFn: async () => (await client.getSession({ fetchOptions: { throw: true } }))?.user ?? null,
});
