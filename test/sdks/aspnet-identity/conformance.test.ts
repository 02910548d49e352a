import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startAspnetIdentity } from './startAspnetIdentity.js';

describeAdapter(
  { describe, it },
  {
    name: 'the Identity endpoints, on a stand-in',
    start: async () => {
      const identity = await startAspnetIdentity();
      return { ...identity, open: () => identity.open().adapter as never, codeFor: totpCode };
    },
    except: {
      'used-code': 'Identity keeps no record of used codes',
    },
    report: expectReport('adapters-aspnet-identity.md', 'Identity'),
  },
);
