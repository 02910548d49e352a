import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaSettings } from '../../src/index.js';
import { en } from '../words.js';
import {
  anna,
  callsOf,
  chooseMethod,
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  phone,
  sandboxWith,
  show,
  signIn,
} from './stage.js';

test('an impatient double Enter after the last digit uses the code once', async () => {
  const sandbox = sandboxWith({ totp: true }, { latencyMs: 100 });
  await signIn(sandbox);
  await enterText(`${codeOf(sandbox)}{Enter}{Enter}`);
  await expectSignedIn();
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
});

test('an impatient double click uses one backup code', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true }, { latencyMs: 100 });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await signIn(sandbox);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(code, en.challenge.backupCodeLabel);
  await page.getByRole('button', { name: en.challenge.verify }).dblClick();
  await expectText(en.backupCodes.remaining(9));
  expect(callsOf(sandbox, 'verifyBackupCode')).toBe(1);
});

test('an impatient double click on the button opens one setup', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] }, latencyMs: 100 });
  await signIn(sandbox);
  await page.getByRole('button', { name: en.enrollment.start }).dblClick();
  await expectText(en.totp.enterCode);
  expect(callsOf(sandbox, 'enrollTOTP')).toBe(1);
  await userEvent.keyboard('{Escape}');
  await expectText(en.totp.enterCode);
});

test.each([390, 1280])(
  "an impatient double click doesn't confirm a question that has just appeared, at %i px",
  async (width) => {
    await page.viewport(width, 800);
    const sandbox = sandboxWith({ totp: true, sms: phone, backupCodes: true });
    sandbox.signIn(anna.email);
    const shown = show(<MfaSettings />, sandbox);
    for (const [name, title, away] of [
      [en.settings.remove(en.methods.totp.title), en.settings.removeTitle(en.methods.totp.title), en.common.cancel],
      [en.settings.remove(en.methods.sms.title), en.settings.removeTitle(en.methods.sms.title), en.common.cancel],
      [en.settings.disable, en.settings.disableTitle, en.common.cancel],
      [en.settings.add, en.enrollment.chooseTitle, en.common.back],
    ] as const) {
      await page.getByRole('button', { name }).dblClick();
      await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
      await clickButton(away);
    }
    for (const name of ['removeFactor', 'disable', 'enrollEmail']) expect(callsOf(sandbox, name)).toBe(0);
    shown.leave();
  },
);
