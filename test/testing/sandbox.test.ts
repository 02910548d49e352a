import { describe, it } from 'vitest';
import { describeAdapter } from '../../src/testing/index.js';
import { sandboxBackend } from './sandboxBackend.js';

describeAdapter({ describe, it }, { name: 'the sandbox', start: sandboxBackend });

describeAdapter(
  { describe, it },
  {
    name: 'the sandbox with a cookie, forced enrolment and re-authentication',
    start: () =>
      sandboxBackend({
        session: 'cookie',
        backupCodes: 'separate',
        requireReauth: 'password',
        policy: { enrollment: 'required' },
      }),
  },
);
