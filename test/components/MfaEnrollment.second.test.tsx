import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { MfaEnrollment } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { anna, button, callsOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';

type User = ReturnType<typeof show>['user'];

function signedIn(options: SandboxOptions = {}): Sandbox {
  const sandbox = sandboxWith({}, options);
  sandbox.signIn(anna.email);
  return sandbox;
}

/** An app is set up and its codes are saved. The enrollment is at its last screen, which suggests a second method. */
async function withApp(user: User, sandbox: Sandbox): Promise<string[]> {
  await user.click(button(en.enrollment.start));
  await user.click(button(new RegExp(`^${en.methods.totp.title}`)));
  const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
  await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
  const list = await screen.findByRole('list', { name: '10 backup codes' });
  const codes = [...list.children].map(({ textContent }) => textContent ?? '');
  await user.click(screen.getByRole('checkbox', { name: en.backupCodes.saved }));
  await user.click(button(en.backupCodes.finish));
  await waitFor(() => expect(status()).toBe('done'));
  return codes;
}

it('ends after the second method too, and the codes saved for the first stay valid', async () => {
  const sandbox = signedIn();
  const onEnrolled = vi.fn();
  const { user } = show(<MfaEnrollment onEnrolled={onEnrolled} />, sandbox);
  const [code = ''] = await withApp(user, sandbox);
  await user.click(button(en.enrollment.addAnother));
  await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
  expect(root()).not.toHaveTextContent(en.enrollment.step(1, 2));
  await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
  await waitFor(() => expect(status()).toBe('awaiting-code'));
  await user.type(codeField(), sandbox.lastCode(phone));
  await waitFor(() => expect(onEnrolled.mock.calls).toEqual([[{ method: 'totp' }], [{ method: 'sms' }]]));
  expect(status()).toBe('done');
  expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([]);
  const { challengeId } = await sandbox.adapter.login(anna);
  await expect(sandbox.adapter.verifyBackupCode({ challengeId: challengeId ?? '', code })).resolves.toBeTruthy();
});

it('returns to its last screen if the user decides against the second method', async () => {
  const sandbox = signedIn();
  const onEnrolled = vi.fn();
  const { user } = show(<MfaEnrollment onEnrolled={onEnrolled} />, sandbox);
  await withApp(user, sandbox);
  await user.click(button(en.enrollment.addAnother));
  await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
  await user.click(button(en.common.back));
  await user.click(button(en.common.back));
  expect(status()).toBe('done');
  expect(onEnrolled.mock.calls).toEqual([[{ method: 'totp' }]]);
});

it('offers no new codes to a user who has some', async () => {
  const sandbox = signedIn({ backupCodes: 'separate' });
  const { user } = show(<MfaEnrollment skipIntro hasCodes />, sandbox);
  await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
  await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
  await waitFor(() => expect(status()).toBe('awaiting-code'));
  await user.type(codeField(), sandbox.lastCode(phone));
  await waitFor(() => expect(status()).toBe('done'));
});

it.each([
  ['enrollTOTP', 'METHOD_UNAVAILABLE', en.errors.METHOD_UNAVAILABLE],
  ['verifyTOTP', 'ENROLLMENT_EXPIRED', en.errors.ENROLLMENT_EXPIRED],
] as const)('returns to the choice if %s responds %s, and says so', async (call, code, words) => {
  const sandbox = signedIn();
  sandbox.faults.fail(call, { code });
  const { user } = show(<MfaEnrollment />, sandbox);
  await user.click(button(en.enrollment.start));
  await user.click(button(new RegExp(`^${en.methods.totp.title}`)));
  if (call === 'verifyTOTP') {
    const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
    await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
  }
  await waitFor(() => expect(status()).toBe('choosing-method'));
  expect(root()).toHaveTextContent(words);
  await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
  expect(screen.getByLabelText(en.sent.phoneLabel)).toBeVisible();
  expect(root()).not.toHaveTextContent(words);
});
