import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { startFirebase } from './startFirebase.js';

const backend = (method: 'totp' | 'sms') => async () => {
  const firebase = await startFirebase();
  return { ...firebase, method, open: () => firebase.open().adapter, codeFor: totpCode };
};

const UNKNOWN = 'unknown: Google documents no such rule, and the stand-in has none';
const except = {
  'expired-challenge': UNKNOWN,
  'attempts-end': UNKNOWN,
  'resend-keeps-count': UNKNOWN,
  'wait-says-how-long':
    'unknown: there are limits, but Google documents neither how many attempts nor how long to wait',
};

describeAdapter(
  { describe, it },
  {
    name: 'the SDK on the stand-in, with an app',
    start: backend('totp'),
    except: { 'used-code': UNKNOWN, ...except },
    report: expectReport('adapters-firebase.md', 'Firebase'),
  },
);

describeAdapter(
  { describe, it },
  { name: 'the SDK on the stand-in, with text messages', start: backend('sms'), except },
);
