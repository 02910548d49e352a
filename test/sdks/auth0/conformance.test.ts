// @vitest-environment jsdom
import { describe, it } from 'vitest';
import { describeAdapter } from '../../../src/testing/index.js';
import { expectReport } from '../expectReport.js';
import { startAuth0Mfa } from './startAuth0Mfa.js';

describeAdapter(
  { describe, it },
  {
    name: 'auth0-spa-js on the stand-in, with an app',
    start: startAuth0Mfa('totp'),
    except: {},
    report: expectReport('adapters-auth0.md', 'Auth0'),
  },
);
describeAdapter(
  { describe, it },
  { name: 'auth0-spa-js on the stand-in, with text messages', start: startAuth0Mfa('sms'), except: {} },
);
