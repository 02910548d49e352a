import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';

const baseURL = process.env.BETTER_AUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;

/** better-auth's own routes don't say whether the signed-in user has an authenticator app. */
const appStatus = {
  id: 'app-status',
  endpoints: {
    hasApp: createAuthEndpoint('/has-app', { method: 'GET', use: [sessionMiddleware] }, async (ctx) => {
      const where = [{ field: 'userId', value: ctx.context.session.user.id }];
      const app = await ctx.context.adapter.findOne<{ verified?: boolean }>({ model: 'twoFactor', where });
      return ctx.json({ hasApp: !!app && app.verified !== false });
    }),
  },
};

const createAuth = () =>
  betterAuth({
    appName: 'Harbour',
    baseURL,
    secret: process.env.BETTER_AUTH_SECRET ?? 'for-this-example-only-S7vQm2xKp9dLw4RzTn8c',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [], twoFactor: [] }),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: process.env.RATE_LIMIT !== 'off' }, // tests sign up more often than people do
    telemetry: { enabled: false },
    plugins: [appStatus, twoFactor({ issuer: 'Harbour' })],
  });

// The data is in memory, so all routes must share one instance. With a database, export `createAuth()` itself.
const shared = globalThis as { exampleAuth?: ReturnType<typeof createAuth> };
shared.exampleAuth ??= createAuth();
export const auth: ReturnType<typeof createAuth> = shared.exampleAuth;
