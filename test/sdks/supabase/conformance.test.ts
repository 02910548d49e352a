import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startSupabase } from './startSupabase.js';

const backend = (method: 'totp' | 'sms') => async () => {
  const supabase = await startSupabase();
  return { ...supabase, method, open: () => supabase.open().adapter as never, codeFor: totpCode };
};

const HOSTED = {
  'used-code': 'Supabase keeps no record of the codes that were used',
  'expired-challenge': 'the challenge is a session that is signed in at aal1, and lives as long as that',
  'attempts-end': 'wrong codes are not counted: 15 checks a minute and address are the limit',
  'resend-keeps-count': 'wrong codes are not counted: one SMS a minute and number is the limit',
};

describeAdapter(
  { describe, it },
  {
    name: 'supabase-js on the stand-in, with an app',
    start: backend('totp'),
    except: HOSTED,
    report: expectReport('adapters-supabase.md', 'Supabase'),
  },
);

const { 'used-code': _, ...sent } = HOSTED;
describeAdapter(
  { describe, it },
  { name: 'supabase-js on the stand-in, with text messages', start: backend('sms'), except: sent },
);
