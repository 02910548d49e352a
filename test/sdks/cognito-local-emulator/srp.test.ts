// The whole suite again with SRP, which takes the SDK a second for each sign-in.
import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode } from '../../adapters/totpCode.js';
import { open } from '../amplify/browser.js';
import { startAmplify } from '../amplify/startAmplify.js';

describeAdapter(
  { describe, it },
  {
    name: 'aws-amplify on the stand-in, by SRP',
    start: async () => {
      const amplify = await startAmplify();
      return {
        ...amplify,
        open: async () => (await open(amplify, { authFlowType: undefined })).adapter as never,
        addUser: async () => {
          const { email, password } = amplify.addUser();
          return { email, password };
        },
        codeFor: totpCode,
      };
    },
    except: {},
  },
);
