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

/** What a login answers: signed in, or what is still to do. */
export type Login = Awaited<ReturnType<typeof adapter.login>>;

/** Who is signed in; null: nobody. */
export const userQuery = queryOptions({
  queryKey: ['user'],
  queryFn: async () => (await client.getSession({ fetchOptions: { throw: true } }))?.user ?? null,
});
