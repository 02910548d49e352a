import { afterAll, afterEach, beforeAll, describe, it, vi } from 'vitest';
import { describeAdapter } from '../../src/testing/index.js';
import { totpCode } from '../adapters/totpCode.js';
import { type ExpressExample, openExpressBrowser, startExpressExample } from '../examples/expressServer.js';
import { expectConformance } from './expectConformance.js';

let server: ExpressExample;
beforeAll(async () => {
  server = await startExpressExample();
});
afterAll(() => server.close());
afterEach(() => void vi.useRealTimers());

describeAdapter(
  { describe, it },
  {
    name: 'the Express example over httpAdapter',
    start: () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      return {
        open: () => openExpressBrowser(server).adapter,
        addUser: async () => {
          const user = { email: `${crypto.randomUUID()}@example.com`, password: 'correct horse battery' };
          await server.addUser(user.email, user.password);
          return user;
        },
        codeFor: totpCode,
        advance: (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
      };
    },
    report: expectConformance('HTTP (Express)'),
  },
);
