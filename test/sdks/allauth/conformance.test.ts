import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startAllauth } from './startAllauth.js';
import { startRealAllauth } from './startRealAllauth.js';

/** The server of a checkout, started by `npm run test:allauth`. */
const real = process.env.ALLAUTH_URL;

describeAdapter(
  { describe, it },
  {
    name: `django-allauth, ${real ? 'its own server' : 'on a stand-in'}`,
    start: async () => {
      const allauth = await (real ? startRealAllauth(real) : startAllauth());
      return { ...allauth, open: () => allauth.open().adapter as never, codeFor: totpCode };
    },
    report: real ? ({ table }) => console.log(table) : expectReport('adapters-allauth.md', 'allauth'),
  },
);
