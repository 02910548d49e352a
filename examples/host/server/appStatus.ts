import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api';

/** Whether the signed-in user has an authenticator app, which better-auth's own routes don't say. */
export const appStatus = () =>
  ({
    id: 'app-status',
    endpoints: {
      hasApp: createAuthEndpoint('/has-app', { method: 'GET', use: [sessionMiddleware] }, async (ctx) => {
        const { id } = ctx.context.session.user;
        const where = [{ field: 'userId', value: id }];
        const app = await ctx.context.adapter.findOne<{ verified?: boolean }>({ model: 'twoFactor', where });
        return ctx.json({ hasApp: !!app && app.verified !== false });
      }),
    },
  }) satisfies BetterAuthPlugin;
