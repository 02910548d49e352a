import { expect, test } from 'vitest';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import type { SandboxAdapter } from '../../src/sandbox/index.js';
import type { AdapterBackend, AdapterReport } from '../../src/testing/index.js';
import { runSuite } from './runSuite.js';
import { declared, sandboxBackend } from './sandboxBackend.js';

type Change = (adapter: SandboxAdapter) => Partial<MfaAdapter>;

/** The failures of the checks of declared methods, for the sandbox with a changed adapter and backend. */
async function failures(change: Change, more: Partial<AdapterBackend> = {}, methods = declared): Promise<string> {
  const start = () => {
    const backend = sandboxBackend({ methods }, 'totp', ({ adapter }) => ({ ...adapter, ...change(adapter) }));
    return { ...backend, ...more };
  };
  const outcomes = await runSuite({ start }, /declared method|approval/);
  return [...outcomes.values()].filter(Boolean).join('\n');
}

test('a complete adapter has no failures', async () => {
  expect(await failures(() => ({}))).toBe('');
});

const approved = async () => ({ verified: true }) as const;

test.each<[what: string, sentence: string, change: Change]>([
  ['takes any code', 'A wrong code of "card" was accepted', () => ({ verifyChallenge: approved })],
  [
    'lists no factor of its method',
    'The challenge lists no factor of "push"',
    ({ login }) => ({
      login: async (p, ctx) => ({ ...(await login(p, ctx)), factors: [{ id: 'a', method: 'totp' }] }),
    }),
  ],
  [
    'doesn’t wait for the user',
    "doesn't return { pending: true } before the user",
    () => ({ verifyApproval: approved }),
  ],
  [
    'never passes',
    "doesn't pass the sign-in after the user has approved it",
    () => ({ verifyApproval: async () => ({ pending: true }) }),
  ],
  [
    'passes twice',
    'An approval that was already used was accepted',
    ({ verifyApproval }) => {
      let passed = false;
      return {
        verifyApproval: async (p) => {
          const outcome = passed ? await approved() : await verifyApproval(p);
          passed ||= 'tokens' in outcome;
          return outcome;
        },
      };
    },
  ],
  [
    'takes a denial for an error',
    "doesn't return { denied: true }",
    ({ verifyApproval }) => ({
      verifyApproval: async (p) => {
        const outcome = await verifyApproval(p);
        return 'denied' in outcome ? { pending: true } : outcome;
      },
    }),
  ],
  [
    'ends the sign-in with the request that was denied',
    'sendChallenge() was refused as CHALLENGE_EXPIRED: only the request has ended.',
    ({ sendChallenge, verifyApproval }) => {
      let over = false;
      return {
        verifyApproval: async (p) => {
          const outcome = await verifyApproval(p);
          over ||= 'denied' in outcome;
          return outcome;
        },
        sendChallenge: (p) => (over ? Promise.reject({ code: 'CHALLENGE_EXPIRED' }) : sendChallenge(p)),
      };
    },
  ],
  [
    'waits for ever',
    'An expired request for approval was accepted',
    ({ verifyApproval }) => ({
      verifyApproval: (p) => verifyApproval(p).catch(() => ({ pending: true as const })),
    }),
  ],
  ['forgets to cancel', 'An approval passed a sign-in that was canceled.', () => ({ cancel: async () => {} })],
])('an adapter that %s is found out', async (_, sentence, change) => {
  expect(await failures(change)).toContain(sentence);
});

test('an approval that passes another sign-in of the user is detected', async () => {
  let approvedOnce = false;
  const found = await failures(
    ({ verifyApproval }) => ({ verifyApproval: (p) => (approvedOnce ? approved() : verifyApproval(p)) }),
    {
      answerApproval: () => {
        approvedOnce = true;
      },
    },
  );
  expect(found).toContain('The approval of one sign-in passed another sign-in of the same user.');
});

test.each(['addFactor', 'deviceCode', 'answerApproval'])(
  'a backend without %s gets an error that says so',
  async (name) => {
    expect(await failures(() => ({}), { [name]: undefined })).toContain(`the backend has no ${name}()`);
  },
);

test('an undeclared method is listed as not offered', async () => {
  let report: AdapterReport | undefined;
  await runSuite(
    {
      start: () => sandboxBackend(),
      report: (made) => {
        report = made;
      },
    },
    /declared|approval|reports/,
  );
  const notes = report?.rows.filter(({ result }) => result === 'not offered').map(({ check, note }) => [check, note]);
  const none = "no declared method of kind 'approval'";
  expect(notes).toEqual([
    ['declared-code', "no declared method of kind 'code'"],
    ['approval', none],
    ['denied-approval', none],
    ['late-approval', none],
    ['canceled-approval', none],
  ]);
});
