import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startAllauth } from './startAllauth.js';

describeAdapter(
  { describe, it },
  {
    name: 'django-allauth, on a stand-in',
    start: async () => {
      const allauth = await startAllauth();
      return { ...allauth, open: () => allauth.open().adapter as never, codeFor: totpCode };
    },
    report: expectReport('adapters-allauth.md', 'allauth'),
  },
);
