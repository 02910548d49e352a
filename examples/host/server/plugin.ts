import type { Plugin } from 'vite';
import { createHostAuth } from './auth.js';

/** A user to sign in as, in addition to those who sign up. */
export const demoUser: { name: string; email: string; password: string } = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
};

/**
 * Mounts the server on the dev server: `/api/auth/*` is better-auth, and `/api/outbox` returns what it has sent, newest
 * first. The outbox replaces a mailbox; a real server must never have it.
 */
export function authServer(options: { rateLimit: boolean }): Plugin {
  return {
    name: 'auth-server',
    apply: 'serve',
    async configureServer(server) {
      const { auth, handler, outbox } = createHostAuth({
        appName: 'Harbour',
        baseURL: `http://localhost:${server.config.server.port}`,
        rateLimit: options.rateLimit,
      });
      await auth.api.signUpEmail({ body: demoUser });
      server.middlewares.use('/api/outbox', (_request, response) => {
        response.setHeader('Content-Type', 'application/json').setHeader('Cache-Control', 'no-store');
        response.end(JSON.stringify(outbox.toReversed()));
      });
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/auth/')) handler(request, response).catch(next);
        else next();
      });
    },
  };
}
