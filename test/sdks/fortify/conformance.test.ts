import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startFortify } from './startFortify.js';

describeAdapter(
  { describe, it },
  {
    name: 'Fortify, on a stand-in',
    start: async () => {
      const fortify = await startFortify();
      return { ...fortify, open: () => fortify.open().adapter as never, codeFor: totpCode };
    },
    except: {
      'expired-challenge': "an unfinished sign-in lasts as long as Laravel's session: two hours after the last request",
      'attempts-end': 'five wrong codes in a minute lead to a wait, but the sign-in stays open',
    },
    report: expectReport('adapters-fortify.md', 'Fortify'),
  },
);
