import { afterEach, describe, it, vi } from 'vitest';
import { describeAdapter } from '../../src/testing/index.js';
import { openBrowser, signUp, startAuthServer } from '../adapters/authServer.js';
import { totpCode } from '../adapters/totpCode.js';
import { expectConformance } from './expectConformance.js';

afterEach(() => void vi.useRealTimers());

describeAdapter(
  { describe, it },
  {
    name: 'better-auth',
    start: async () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const server = await startAuthServer();
      return {
        open: () => openBrowser(server, { otp: 'email' }).adapter,
        addUser: () => signUp(openBrowser(server)),
        codeFor: totpCode,
        advance: (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
        lastCode: () => server.outbox.at(-1)?.code ?? '',
      };
    },
    report: expectConformance('better-auth'),
    except: { 'used-code': 'better-auth keeps no record of used codes' },
  },
);
