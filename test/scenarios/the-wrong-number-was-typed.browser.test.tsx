import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  enterText,
  expectSignedIn,
  expectText,
  field,
  hasButton,
  phone,
  sandboxWith,
  saveCodes,
  signIn,
  textIn,
} from './stage.js';

test('the wrong number was typed during enrollment, and is changed', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['sms'] } });
  await signIn(sandbox);
  await clickButton(en.enrollment.start);
  await enterText('+12133734259', en.sent.phoneLabel);
  await clickButton(en.setup.sms.start);
  await expectText(/We sent a code to/);
  await clickButton(en.sent.changePhone);
  await expect.element(field(en.sent.phoneLabel)).toBeVisible();
  expect(textIn(en.sent.phoneLabel).replace(/\D/g, '')).toMatch(/2133734259$/);
  await enterText('+12133734253', en.sent.phoneLabel);
  await clickButton(en.setup.sms.start);
  await expect.poll(() => sandbox.outbox.at(-1)?.to).toBe('+12133734253');
  await expect.element(field()).toBeVisible();
  await enterText(sandbox.lastCode('+12133734253'));
  await saveCodes();
  await expectSignedIn();
});

test('at sign-in, nobody can send the code to another number', async () => {
  await signIn(sandboxWith({ sms: phone }));
  await expectText(/We sent a code to/);
  expect(hasButton(/number/)).toBe(false);
});
