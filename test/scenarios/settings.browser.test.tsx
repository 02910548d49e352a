import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaSettings } from '../../src/index.js';
import type { SandboxOptions, SandboxUserSeed } from '../../src/sandbox/index.js';
import { anna, callsOf, phone, sandboxWith, show } from '../components/screen.js';
import { en } from '../words.js';
import '../../src/styles/index.css';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const expectText = (words: string | RegExp) => expect.element(page.getByText(words).first()).toBeVisible();
afterEach(cleanup);

/** Anna is signed in, and opens her account settings. */
function open(seed: Partial<SandboxUserSeed>, options: SandboxOptions = {}) {
  const sandbox = sandboxWith(seed, options);
  sandbox.signIn(anna.email);
  show(<MfaSettings />, sandbox);
  return sandbox;
}

test('an old phone gets a name, so that the right one is removed', async () => {
  open({ totp: true, sms: phone, backupCodes: true });
  await userEvent.click(button(en.settings.rename(en.methods.sms.title)));
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'Old phone');
  await userEvent.click(button(en.settings.save));
  await expectText(en.settings.done.rename);
  await userEvent.click(button(en.settings.remove('Old phone')));
  await expectText(en.settings.removeTitle('Old phone'));
  await userEvent.click(button(en.settings.removeConfirm));
  await expectText(en.settings.done.remove);
  await expect.element(button(en.settings.remove(en.methods.totp.title))).toBeVisible();
  await expect.poll(() => button(en.settings.remove('Old phone')).query()).toBeNull();
});

test('a name without a space is no wider than the phone', async () => {
  await page.viewport(320, 800);
  const sandbox = open({ totp: true, sms: phone, backupCodes: true });
  await userEvent.click(button(en.settings.rename(en.methods.sms.title)));
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'x'.repeat(200));
  await userEvent.click(button(en.settings.save));
  await expectText(en.settings.done.rename);
  const remove = button(/^Remove: x+/);
  await expect.element(remove).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(320);
  await userEvent.click(remove);
  await expect.element(button(en.settings.removeConfirm)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(320);
  expect(callsOf(sandbox, 'renameFactor')).toHaveLength(1);
});

test("the last method can't be removed if a policy requires one", async () => {
  open({ totp: true }, { policy: { enrollment: 'required' } });
  await expectText(en.settings.keptByPolicy);
  expect(button(new RegExp(`^${en.settings.actions.remove}`)).query()).toBeNull();
});

describe('backup codes are running out:', () => {
  test('one is left, and new ones are created, after a warning that the old ones stop working', async () => {
    const sandbox = open({ totp: true, backupCodes: 1 });
    await expectText(/(only|one|1) .*backup code.* left/i);
    await userEvent.click(button(en.settings.manageCodes));
    await expectText(/stop working|no longer work/);
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([]);
  });
});

describe('two-step verification is turned off', () => {
  test('after the confirmation and the password, which is wrong at first', async () => {
    const sandbox = open({ totp: true, backupCodes: true }, { requireReauth: 'password' });
    await userEvent.click(button(en.settings.disable));
    await expectText(en.settings.disableTitle);
    await userEvent.click(button(en.settings.disableConfirm));
    const password = page.getByLabelText(/password/i);
    await expect.element(password).toHaveFocus();
    await userEvent.fill(password, 'not my password');
    await userEvent.keyboard('{Enter}');
    await expect.element(password).toHaveAttribute('aria-invalid', 'true');
    await userEvent.fill(password, anna.password);
    await userEvent.keyboard('{Enter}');
    await expectText(en.settings.off);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
  });
});
