import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  callsOf,
  clickButton,
  enterText,
  expectSignedIn,
  expectText,
  field,
  phone,
  sandboxWith,
  signIn,
  textIn,
} from './stage.js';

interface Question {
  options: CredentialRequestOptions & { otp?: { transport: string[] } };
  /** The message came, and the user allowed the browser to read it. */
  allow: (code: string) => void;
  refuse: () => void;
}

/** Simulates the browser of an Android phone, which reads the message after a request. */
let questions: Question[];
beforeEach(() => {
  questions = [];
  const get = vi.spyOn(navigator.credentials, 'get').mockImplementation(
    (options = {}) =>
      new Promise((resolve, reject) => {
        questions.push({
          options,
          allow: (code) => resolve({ id: '', type: 'otp', code } as Credential),
          refuse: () => reject(new DOMException('', 'NotAllowedError')),
        });
        options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
  );
  vi.stubGlobal('OTPCredential', class {});
  onTestFinished(() => {
    get.mockRestore();
    vi.unstubAllGlobals();
  });
});

const open = (): Question[] => questions.filter(({ options }) => !options.signal?.aborted);

test('the code is read from the message, and Anna is signed in without typing it', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await signIn(sandbox, { webOtp: true });
  await expectText(/We sent a code to .*77/);
  await expect.poll(() => open().map(({ options }) => options.otp)).toEqual([{ transport: ['sms'] }]);
  open()[0]?.allow(sandbox.lastCode(phone));
  await expectSignedIn();
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  expect(open()).toEqual([]);
});

test("the code doesn't overwrite what Anna has started to type", async () => {
  const sandbox = sandboxWith({ sms: phone });
  await signIn(sandbox, { webOtp: true });
  await enterText('12');
  await expect.poll(() => open().length).toBe(1);
  open()[0]?.allow(sandbox.lastCode(phone));
  await userEvent.keyboard('3');
  await expect.poll(() => textIn()).toBe('123');
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(0);
});

test('a refused code is replaced by the one in the message', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await signIn(sandbox, { webOtp: true });
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(4));
  await expect.poll(() => open().length).toBe(1);
  open()[0]?.allow(sandbox.lastCode(phone));
  await expectSignedIn();
});

test('Anna refuses: no error is shown, and she types the code', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await signIn(sandbox, { webOtp: true });
  await expect.poll(() => open().length).toBe(1);
  open()[0]?.refuse();
  await enterText(sandbox.lastCode(phone));
  await expectSignedIn();
});

test('the browser stops reading when the page is left', async () => {
  const { leave } = await signIn(sandboxWith({ sms: phone }), { webOtp: true });
  await expect.poll(() => open().length).toBe(1);
  leave();
  expect(open()).toEqual([]);
});

test('the browser stops reading when another method is chosen, and a late message changes nothing', async () => {
  const sandbox = sandboxWith({ sms: phone, emailCode: true });
  await signIn(sandbox, { webOtp: true });
  await expect.poll(() => open().length).toBe(1);
  const [late] = open();
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(/^Email/);
  await expectText(/We sent a code to .?a.*@/);
  expect(open()).toEqual([]);
  late?.allow(sandbox.lastCode(phone));
  await expect.element(field()).toHaveValue('');
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(0);
});

test.each([
  ['the host has not asked for it', { sms: phone }, false],
  ['the code is in an app', { totp: true }, true],
])('no message is read if %s', async (_, seed, webOtp) => {
  await signIn(sandboxWith(seed), { webOtp });
  await expect.element(field()).toBeVisible();
  expect(questions).toEqual([]);
});
