// @vitest-environment jsdom

import { describeExample } from '../describeExample.js';
import { Account } from './Example.js';
import { startAspnetIdentity, withApp } from './startAspnetIdentity.js';

describeExample(
  'aspnet-identity',
  undefined,
  async () => {
    const started = await startAspnetIdentity();
    const { credentials, secret } = await withApp(started);
    return { ...started, credentials, secret };
  },
  Account,
);
