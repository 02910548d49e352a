import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  announced,
  askForHelp,
  button,
  challengeOf,
  chooseMethod,
  root,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';

const cannot = en.errors.METHOD_UNAVAILABLE;

/** A sign-in that requires a passkey, with an adapter that doesn't support them. */
async function withoutPasskeys(backupCodes: boolean) {
  const sandbox = sandboxWith({ passkey: true, backupCodes });
  const { verifyPasskey: _, verifyBackupCode, ...others } = sandbox.adapter;
  const adapter = { ...others, ...(backupCodes && { verifyBackupCode }) } as MfaAdapter;
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const shown = show(<MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />, { adapter });
  return { ...shown, sandbox, onVerified };
}

describe('a challenge that only a passkey can answer, with an adapter without passkeys', () => {
  it("says so, and shows neither a code field nor a button that can't work", async () => {
    await withoutPasskeys(true);
    expect(screen.getByText(cannot, { selector: '[data-mfa-part="description"]' })).toBeVisible();
    expect(root().querySelector('[data-mfa-part="notice"]')).toBeNull(); // nothing has failed
    expect(announced()).toContain(cannot);
    expect(root()).not.toHaveTextContent('Your device will ask');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: en.challenge.usePasskey })).toBeNull();
    expect(screen.queryByRole('button', { name: en.challenge.useAnotherMethod })).toBeNull();
  });

  it('offers a backup code, which signs in, and no link back to the unusable method', async () => {
    const { user, sandbox, onVerified } = await withoutPasskeys(true);
    await chooseMethod(user, en.challenge.backupCodeLabel);
    expect(screen.queryByRole('button', { name: /^(Use a verification code|Continue with passkey)/ })).toBeNull();
    await user.type(
      screen.getByLabelText(en.challenge.backupCodeLabel),
      `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
    );
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
  });

  it('offers help if there is nothing else, and says it again after Back', async () => {
    const { user } = await withoutPasskeys(false);
    expect(screen.queryByRole('button', { name: en.challenge.useBackupCode })).toBeNull();
    await askForHelp(user);
    expect(status()).toBe('lost-access');
    await user.click(button(en.common.back));
    expect(root()).toHaveTextContent(cannot);
  });
});

it('names the passkey in the link back from the backup code', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
  await chooseMethod(user, en.challenge.backupCodeLabel);
  await user.click(button(en.challenge.usePasskey));
  expect(status()).toBe('awaiting-passkey');
});
