import { expect, test } from 'vitest';
import { MfaFlow } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, callsOf, clicks, codeOf, offers, phone, reads, sandboxWith, show, types } from './stage.js';

/** The page opens without knowing about a sign-in: after a reload, or on the way back from Google. */
function opensAnew({ adapter }: Pick<Sandbox, 'adapter'>) {
  const happened: string[] = [];
  const { leave } = show(
    <MfaFlow
      onComplete={() => happened.push('inside')}
      onRestart={() => happened.push('to the login')}
      onCancel={() => happened.push('canceled')}
    />,
    { adapter },
  );
  return { happened, leave };
}

test('back from Google, the user is asked for the second step, and nobody signs in twice', async () => {
  const sandbox = sandboxWith({ totp: true });
  await sandbox.adapter.login(anna); // by the server, on the way through Google
  const { happened } = opensAnew(sandbox);
  await reads(en.challenge.title.totp);
  await types(codeOf(sandbox));
  await expect.poll(() => happened).toEqual(['inside']);
  expect(callsOf(sandbox, 'login')).toBe(1);
});

test('a reload after a sent code and two wrong ones: neither the code nor the count is lost', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await sandbox.adapter.login(anna);
  const { leave } = opensAnew(sandbox);
  await reads(/We sent a code to .*77/);
  const code = sandbox.lastCode(phone);
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(4));
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(3));
  leave();

  const { happened } = opensAnew(sandbox);
  await reads(/We sent a code to .*77/);
  expect(sandbox.outbox).toHaveLength(1);
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(2));
  await types(code);
  await clicks(en.challenge.verify);
  await expect.poll(() => happened).toEqual(['inside']);
});

test('a reload before a method is chosen: the second step is still required', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['email'] } });
  await sandbox.adapter.login(anna);
  opensAnew(sandbox).leave();
  const { happened } = opensAnew(sandbox);
  await reads(new RegExp(en.enrollment.required));
  expect(offers(en.enrollment.skip)).toBe(false);
  expect(happened).toEqual([]);
});

test('a reload after the sign-in has expired leads to the sign-in form, once', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { challengeSeconds: 0 } });
  await sandbox.adapter.login(anna);
  const { happened } = opensAnew(sandbox);
  await reads(en.challenge.nothingPendingTitle);
  expect(happened).toEqual(['to the login']);
});

test("the server doesn't respond at first: it says so, and retries on click", async () => {
  const sandbox = sandboxWith({ totp: true });
  await sandbox.adapter.login(anna);
  sandbox.faults.fail('getPendingLogin', { code: 'NETWORK' });
  const { happened } = opensAnew(sandbox);
  await reads(en.errors.NETWORK);
  expect(happened).toEqual([]);
  await clicks(en.common.tryAgain);
  await types(codeOf(sandbox));
  await expect.poll(() => happened).toEqual(['inside']);
});

test("another browser can't continue the sign-in that is pending in this one", async () => {
  const sandbox = sandboxWith({ totp: true });
  await sandbox.adapter.login(anna);
  const { happened } = opensAnew(sandbox.newClient());
  await reads(en.challenge.nothingPendingTitle);
  expect(happened).toEqual(['to the login']);
});
