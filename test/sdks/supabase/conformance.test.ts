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
  'used-code': 'Supabase keeps no record of used codes',
  'expired-challenge': 'the challenge is a session at aal1, and lasts as long as that session',
  'attempts-end': 'wrong codes are not counted: the limit is 15 checks a minute for each IP address',
  'resend-keeps-count': 'wrong codes are not counted: the limit is one text message a minute for each number',
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
