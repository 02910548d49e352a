// @vitest-environment jsdom

import { describeExample } from '../describeExample.js';
import { Account } from './Example.js';
import { startFortify, withApp } from './startFortify.js';

describeExample(
  'fortify',
  'XSRF-TOKEN',
  async () => {
    const started = await startFortify();
    const { credentials, secret } = await withApp(started);
    return { ...started, credentials, secret };
  },
  Account,
);
