import { describe, expect, it } from 'vitest';
import { describeAdapter } from '../../src/testing/index.js';
import { declared, sandboxBackend } from './sandboxBackend.js';

describeAdapter({ describe, it }, { name: 'the sandbox', start: sandboxBackend });

describeAdapter(
  { describe, it },
  {
    name: 'the sandbox with a cookie, forced enrollment and re-authentication',
    start: () =>
      sandboxBackend({
        session: 'cookie',
        backupCodes: 'separate',
        requireReauth: 'password',
        policy: { enrollment: 'required' },
      }),
  },
);

describe.each([{}, { sendOnLogin: false, rotateChallengeIds: true, numberMatching: false }])(
  'methods of a host’s own, with %j',
  (options) => {
    describeAdapter(
      { describe, it },
      {
        name: 'the sandbox',
        start: () => sandboxBackend({ ...options, methods: declared }),
        report: ({ rows }) => expect(rows.filter(({ result }) => result !== 'passes')).toEqual([]),
      },
    );
  },
);

describe.each(['sms', 'email'] as const)('users who have only codes by %s', (method) => {
  describeAdapter({ describe, it }, { name: 'the sandbox', start: () => sandboxBackend({}, method) });
  describeAdapter(
    { describe, it },
    {
      name: 'the sandbox that sends nothing by itself, and gives new ids',
      start: () => sandboxBackend({ sendOnLogin: false, rotateChallengeIds: true, backupCodes: 'separate' }, method),
    },
  );
});

describeAdapter(
  { describe, it },
  {
    name: 'the sandbox that wants a code before a change',
    start: () => sandboxBackend({ requireReauth: 'code', backupCodes: 'separate' }),
  },
);
