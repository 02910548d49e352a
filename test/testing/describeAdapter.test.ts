import { expect, test } from 'vitest';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import type { AdapterBackend, AdapterCheck, AdapterReport, AdapterSuite } from '../../src/testing/index.js';
import { describeAdapter } from '../../src/testing/index.js';
import { runSuite } from './runSuite.js';
import { sandboxBackend } from './sandboxBackend.js';

/** The sandbox with a changed adapter and backend. */
const startWith =
  (breakIt: (adapter: MfaAdapter) => Partial<MfaAdapter>, more: Partial<AdapterBackend> = {}) =>
  (): AdapterBackend => {
    const backend = sandboxBackend();
    const open = () => {
      const adapter = backend.open();
      return { ...adapter, ...breakIt(adapter) };
    };
    return { ...backend, open, ...more };
  };

const failures = async (breakIt: (adapter: MfaAdapter) => Partial<MfaAdapter>): Promise<string[]> => {
  return [...(await runSuite({ start: startWith(breakIt) }))].flatMap(([name, failure]) =>
    failure ? [`${name}: ${failure}`] : [],
  );
};

const yes = async () => ({ verified: true }) as const;

test.each<[what: string, check: string, breakIt: (adapter: MfaAdapter) => Partial<MfaAdapter>]>([
  ['takes any code', 'A wrong code was accepted', () => ({ verifyChallenge: yes })],
  ['takes any backup code', 'A backup code from the previous set was accepted', () => ({ verifyBackupCode: yes })],
  ['confirms without a code', 'confirmed without a code was accepted', () => ({ verifyTOTP: async () => {} })],
  [
    'passes with nothing to show for it',
    "The response of verifyChallenge() can't be read",
    ({ verifyChallenge }) => ({
      verifyChallenge: async (p) => {
        await verifyChallenge(p);
        return {} as { verified: true };
      },
    }),
  ],
  [
    'says that a challenge is wrong, not over',
    'was refused as INVALID_CODE. It must be CHALLENGE_EXPIRED.',
    ({ verifyChallenge }) => ({
      verifyChallenge: (p) => verifyChallenge(p).catch(() => Promise.reject({ code: 'INVALID_CODE' })),
    }),
  ],
  [
    'reveals who has an account',
    'which reveals who has an account',
    ({ login }) => ({
      login: async (p) => {
        if (p.email.startsWith('not-')) throw { code: 'UNKNOWN' };
        return (await login?.(p)) ?? Promise.reject();
      },
    }),
  ],
  [
    'has methods that need this',
    'its methods work without `this`',
    ({ getStatus }) => ({
      getStatus(this: { on?: 1 } | undefined, ctx) {
        if (!this) throw new Error('no this');
        return getStatus?.(ctx) ?? Promise.reject();
      },
    }),
  ],
  [
    'miscounts backup codes',
    'One of 10 backup codes was used, but 10 are said to be left.',
    ({ verifyBackupCode }) => ({
      verifyBackupCode: async (p) => {
        await (verifyBackupCode?.(p) ?? yes());
        return { verified: true, backupCodesLeft: 10 };
      },
    }),
  ],
  [
    'keeps the old backup codes',
    'A backup code from the previous set was accepted',
    () => ({ regenerateBackupCodes: async () => ['aaaaa-aaaaa'] }),
  ],
  [
    'takes a used backup code',
    'A backup code that was used was accepted',
    ({ verifyBackupCode }) => ({
      verifyBackupCode: (p) => verifyBackupCode?.(p).catch(yes) ?? yes(),
      getStatus: undefined as never,
    }),
  ],
  ['lacks a method', 'The adapter has no verifyTOTP()', () => ({ verifyTOTP: undefined }) as object],
  [
    'limits without saying for how long',
    'RATE_LIMITED comes without retryAfter',
    ({ verifyChallenge }) => {
      let tries = 0;
      return {
        verifyChallenge: async (p) => {
          if (++tries > 3) throw { code: 'RATE_LIMITED' };
          return verifyChallenge(p);
        },
      };
    },
  ],
])('detects an adapter that %s', async (_, sentence, breakIt) => {
  expect((await failures(breakIt)).join('\n')).toContain(sentence);
});

test('a complete adapter has no failures', async () => {
  expect(await failures(() => ({}))).toEqual([]);
});

const sentences = async (suite: Omit<AdapterSuite, 'name'>): Promise<string> =>
  [...(await runSuite(suite)).values()].filter(Boolean).join('\n');

test('an exception that is no longer needed fails, and a needed one passes with its reason in the title', async () => {
  const outcomes = await runSuite({ start: sandboxBackend, except: { 'used-code': 'the clock is coarse' } });
  const [title, failure] = [...outcomes].find(([name]) => name.includes('used-code')) ?? [];
  expect(title).toContain('the clock is coarse');
  expect(failure).toBe('The check used-code passes: remove its exception.');
  const start = startWith(() => ({ regenerateBackupCodes: async () => ['aaaaa-aaaaa'] }));
  const needed = await sentences({ start, except: { 'old-backup-codes': 'they live on' } });
  expect(needed).not.toContain('backup code from the previous set');
});

test("a missing method isn't an exception, and needs none", async () => {
  const start = startWith(() => ({ sendChallenge: undefined, verifyBackupCode: undefined }) as object);
  expect(await sentences({ start })).toBe('');
  const except = { 'resend-keeps-count': 'no codes are sent' };
  expect(await sentences({ start, except })).toBe(
    "The check resend-keeps-count isn't offered (no sendChallenge()): remove its exception.",
  );
});

test('a password is passed only after a call was refused without it', async () => {
  const proofs: unknown[] = [];
  const start = startWith(({ enrollTOTP }) => ({
    enrollTOTP: async (p, ctx) => {
      proofs.push(ctx?.proof);
      return enrollTOTP?.(p, ctx) ?? Promise.reject();
    },
  }));
  expect(await sentences({ start })).toBe('');
  expect(proofs.filter(Boolean)).toEqual([]);
});

test('the sentence about a limit that never comes has the last error', async () => {
  const start = startWith(() => ({ verifyChallenge: () => Promise.reject({ code: 'UNKNOWN' }) }));
  expect(await sentences({ start })).toContain(
    'One challenge allowed 50 wrong codes; the last was refused as UNKNOWN.',
  );
});

test('a send that was refused tests nothing', async () => {
  const start = startWith(() => ({ sendChallenge: () => Promise.reject({ code: 'SERVER' }) }));
  expect(await sentences({ start })).toBe('No code could be sent: sendChallenge() was refused as SERVER.');
});

test('twenty accepted sends are enough', async () => {
  let sends = 0;
  const start = startWith(({ verifyChallenge }) => ({
    sendChallenge: async () => void ++sends,
    verifyChallenge: (p) => (p.method === 'email' ? Promise.reject({ code: 'INVALID_CODE' }) : verifyChallenge(p)),
  }));
  expect(await sentences({ start })).toContain(
    'One challenge allowed 20 wrong codes, each after a resend; the last was refused as INVALID_CODE.',
  );
  expect(sends).toBe(20);
});

test("detects a client's clock that stays behind", async () => {
  const start = startWith(() => ({}), { ownClock: false });
  expect(await sentences({ start })).toMatch(/^advance\(\d+\) did not move the Date of this process[^\n]+$/);
});

test('users with an app need codeFor, and users with sent codes need lastCode', async () => {
  expect(await sentences({ start: startWith(() => ({}), { codeFor: undefined } as object) })).toContain('no codeFor()');
  const start = () => ({ ...sandboxBackend({}, 'sms'), lastCode: () => '' });
  expect(await sentences({ start })).toContain('no lastCode()');
});

test('a report has the outcome of every check', async () => {
  let report: AdapterReport | undefined;
  const start = startWith(() => ({ sendChallenge: undefined, verifyBackupCode: yes }) as object);
  await runSuite({ start, except: { 'used-backup-code': 'a | b' }, report: (made) => (report = made) });
  const results = Object.fromEntries(report?.rows.map(({ check, result, note }) => [check, [result, note]]) ?? []);
  expect(results).toMatchObject({
    'wrong-code': ['passes', ''],
    'used-backup-code': ['exception', 'a | b'],
    'old-backup-codes': ['fails', 'A backup code from the previous set was accepted. It must be refused.'],
    'resend-keeps-count': ['not offered', 'no sendChallenge()'],
  });
  expect(report?.table).toContain('| exception | a \\| b |');
  expect(report?.name).toBe('broken');
});

test.each([
  ['used-code', ' '],
  ['usedCode', 'a typo'],
])('an exception must name a check and a reason: %s, %j', (name, reason) => {
  const except = { [name as AdapterCheck]: reason };
  expect(() =>
    describeAdapter({ describe: () => {}, it: () => {} }, { name: '', start: sandboxBackend, except }),
  ).toThrow(new RegExp(`exception: ${name}.*used-code`));
});
