import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { expectReport } from '../expectReport.js';
import { open } from './browser.js';
import { startAmplify } from './startAmplify.js';

const start = async () => {
  const amplify = await startAmplify();
  return {
    open: async () => (await open(amplify)).adapter as never,
    addUser: async () => {
      const { email, password } = amplify.addUser();
      return { email, password };
    },
    codeFor: totpCode,
    advance: amplify.advance,
    lastCode: amplify.lastCode,
  };
};

describeAdapter(
  { describe, it },
  {
    name: 'aws-amplify on the stand-in',
    start,
    except: {},
    report: expectReport('adapters-amplify.md', 'Amplify'),
  },
);
