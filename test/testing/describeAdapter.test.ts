import { expect, test } from 'vitest';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import type { AdapterCheck, AdapterSuite } from '../../src/testing/index.js';
import { describeAdapter } from '../../src/testing/index.js';
import { sandboxBackend } from './sandboxBackend.js';

/** What each test of the suite ends with: undefined, or the sentence of its failure. */
async function run(suite: Omit<AdapterSuite, 'name'>): Promise<Map<string, string | undefined>> {
  const tests = new Map<string, () => Promise<void>>();
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (name: string, body: () => Promise<void>) => void tests.set(name, body),
  };
  describeAdapter(runner, { name: 'broken', ...suite });
  const outcomes = [...tests].map(async ([name, body]) => {
    const failure = await body().then(
      () => undefined,
      (error: Error) => error.message,
    );
    return [name, failure] as const;
  });
  return new Map(await Promise.all(outcomes));
}

const failures = async (breakIt: (adapter: MfaAdapter) => Partial<MfaAdapter>): Promise<string[]> => {
  const start = () => {
    const backend = sandboxBackend();
    const open = () => {
      const adapter = backend.open();
      return { ...adapter, ...breakIt(adapter) };
    };
    return { ...backend, open };
  };
  return [...(await run({ start }))].flatMap(([name, failure]) => (failure ? [`${name}: ${failure}`] : []));
};

const yes = async () => ({ verified: true }) as const;

test.each<[what: string, check: string, breakIt: (adapter: MfaAdapter) => Partial<MfaAdapter>]>([
  ['takes any code', 'A wrong code was accepted', () => ({ verifyChallenge: yes })],
  ['takes any backup code', 'A backup code of the set before was accepted', () => ({ verifyBackupCode: yes })],
  ['confirms without a code', 'confirmed with no code was accepted', () => ({ verifyTOTP: async () => {} })],
  [
    'passes with nothing to show for it',
    'What verifyChallenge() answered cannot be read',
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
    'tells who has an account',
    'who has an account can be found out',
    ({ login }) => ({
      login: async (p) => {
        if (p.email.startsWith('not-')) throw { code: 'UNKNOWN' };
        return (await login?.(p)) ?? Promise.reject();
      },
    }),
  ],
  [
    'has methods that need this',
    'its methods need no `this`',
    ({ getStatus }) => ({
      getStatus(this: { on?: 1 } | undefined, ctx) {
        if (!this) throw new Error('no this');
        return getStatus?.(ctx) ?? Promise.reject();
      },
    }),
  ],
  [
    'miscounts backup codes',
    'Of 10 backup codes one was used, and 10 are left.',
    ({ verifyBackupCode }) => ({
      verifyBackupCode: async (p) => {
        await (verifyBackupCode?.(p) ?? yes());
        return { verified: true, backupCodesLeft: 10 };
      },
    }),
  ],
  [
    'keeps the old backup codes',
    'A backup code of the set before was accepted',
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
  ['lacks a method', 'The adapter has no sendChallenge()', () => ({ sendChallenge: undefined }) as object],
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
])('an adapter that %s is found out', async (_, sentence, breakIt) => {
  expect((await failures(breakIt)).join('\n')).toContain(sentence);
});

test('a whole adapter has no failures', async () => {
  expect(await failures(() => ({}))).toEqual([]);
});

test('an exception that is no longer needed fails, and one that is needed passes with its reason in the title', async () => {
  const outcomes = await run({ start: sandboxBackend, except: { 'used-code': 'the clock is coarse' } });
  const [title, failure] = [...outcomes].find(([name]) => name.includes('used-code')) ?? [];
  expect(title).toContain('the clock is coarse');
  expect(failure).toBe('The check used-code passes: take its exception out.');
  const start = () => {
    const backend = sandboxBackend();
    return { ...backend, open: () => ({ ...backend.open(), sendChallenge: undefined }) as object as MfaAdapter };
  };
  const needed = await run({ start, except: { 'resend-keeps-count': 'no codes are sent' } });
  expect([...needed].filter(([, sentence]) => sentence)).toEqual([]);
});

test.each([
  ['used-code', ' '],
  ['usedCode', 'a typo'],
])('an exception must name a check and a reason: %s, %j', (name, reason) => {
  const except = { [name as AdapterCheck]: reason };
  expect(() =>
    describeAdapter({ describe: () => {}, it: () => {} }, { name: '', start: sandboxBackend, except }),
  ).toThrow(new RegExp(`except ${name}.*used-code`));
});
