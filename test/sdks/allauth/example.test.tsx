// @vitest-environment jsdom

import { describeExample } from '../describeExample.js';
import { Account } from './Example.js';
import { startAllauth, withApp } from './startAllauth.js';

describeExample(
  'allauth',
  'csrftoken',
  async () => {
    const started = await startAllauth();
    const { credentials, secret } = await withApp(started);
    return { ...started, credentials, secret };
  },
  Account,
);
