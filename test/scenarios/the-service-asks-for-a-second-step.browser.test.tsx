import { expect, test } from 'vitest';
import { MfaEnrollment } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  clickButton,
  codeOfKey,
  enterText,
  expectSignedIn,
  expectText,
  hasButton,
  sandboxWith,
  saveCodes,
  show,
  signIn,
} from './stage.js';

test('a second step is recommended, but there is no time for it today', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'recommended' } });
  await signIn(sandbox);
  await expectText(/It only takes a few minutes/);
  await clickButton(en.enrollment.skip);
  await expectSignedIn();
  expect(callsOf(sandbox, 'enrollTOTP')).toBe(0);
});

test('a second step is required: the screen says so and why, and has no “Not now”', async () => {
  await signIn(sandboxWith({}, { policy: { enrollment: 'required' } }));
  await expectText(en.enrollment.required);
  for (const benefit of en.enrollment.benefits) await expectText(benefit);
  expect(hasButton(en.enrollment.skip)).toBe(false);
});

test('a second method is useful, and is added at once', async () => {
  const sandbox = sandboxWith({}, { policy: { methods: ['totp', 'email'] } });
  sandbox.signIn(anna.email);
  show(<MfaEnrollment />, sandbox);
  await clickButton(en.enrollment.start);
  await clickButton(new RegExp(`^${en.methods.totp.title}`));
  await enterText(await codeOfKey(sandbox));
  await saveCodes();
  await expectText(en.enrollment.addAnotherReason);
  await clickButton(en.enrollment.addAnother);
  await clickButton(/^Email/);
  await clickButton(en.setup.sms.start);
  await expectText(/We sent a code/);
  await enterText(sandbox.lastCode());
  const methods = async () => (await sandbox.adapter.getStatus()).factors?.map(({ method }) => method);
  await expect.poll(methods).toEqual(['totp', 'email']);
});
