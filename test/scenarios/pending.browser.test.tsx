import { expect, test } from 'vitest';
import { MfaFlow } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  callsOf,
  clickButton,
  codeOf,
  enterText,
  expectText,
  hasButton,
  phone,
  sandboxWith,
  show,
} from './stage.js';

/** The page opens without knowing about a sign-in: after a reload, or on the way back from Google. */
function reopen({ adapter }: Pick<Sandbox, 'adapter'>) {
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
  const { happened } = reopen(sandbox);
  await expectText(en.challenge.title.totp);
  await enterText(codeOf(sandbox));
  await expect.poll(() => happened).toEqual(['inside']);
  expect(callsOf(sandbox, 'login')).toBe(1);
});

test('a reload after a sent code and two wrong ones: neither the code nor the count is lost', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await sandbox.adapter.login(anna);
  const { leave } = reopen(sandbox);
  await expectText(/We sent a code to .*77/);
  const code = sandbox.lastCode(phone);
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(4));
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(3));
  leave();

  const { happened } = reopen(sandbox);
  await expectText(/We sent a code to .*77/);
  expect(sandbox.outbox).toHaveLength(1);
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(2));
  await enterText(code);
  await clickButton(en.challenge.verify);
  await expect.poll(() => happened).toEqual(['inside']);
});

test('a reload before a method is chosen: the second step is still required', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['email'] } });
  await sandbox.adapter.login(anna);
  reopen(sandbox).leave();
  const { happened } = reopen(sandbox);
  await expectText(new RegExp(en.enrollment.required));
  expect(hasButton(en.enrollment.skip)).toBe(false);
  expect(happened).toEqual([]);
});

test('a reload after the sign-in has expired leads to the sign-in form, once', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { challengeSeconds: 0 } });
  await sandbox.adapter.login(anna);
  const { happened } = reopen(sandbox);
  await expectText(en.challenge.nothingPendingTitle);
  expect(happened).toEqual(['to the login']);
});

test("the server doesn't respond at first: it says so, and retries on click", async () => {
  const sandbox = sandboxWith({ totp: true });
  await sandbox.adapter.login(anna);
  sandbox.faults.fail('getPendingLogin', { code: 'NETWORK' });
  const { happened } = reopen(sandbox);
  await expectText(en.errors.NETWORK);
  expect(happened).toEqual([]);
  await clickButton(en.common.tryAgain);
  await enterText(codeOf(sandbox));
  await expect.poll(() => happened).toEqual(['inside']);
});

test("another browser can't continue the sign-in that is pending in this one", async () => {
  const sandbox = sandboxWith({ totp: true });
  await sandbox.adapter.login(anna);
  const { happened } = reopen(sandbox.newClient());
  await expectText(en.challenge.nothingPendingTitle);
  expect(happened).toEqual(['to the login']);
});
