import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, type MfaAdapter, MfaEnrollment, MfaSettings, type MfaStatus } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import { anna, button, callsOf, codeField, root, sandboxWith, show, status } from './screen.js';

/** Anna is signed in to a backend that declares what it can't do. */
function declaring(
  features: MfaAdapter['features'],
  sandbox = sandboxWith(),
): { sandbox: Sandbox; adapter: MfaAdapter } {
  sandbox.signIn(anna.email);
  return { sandbox, adapter: { ...sandbox.adapter, features } as MfaAdapter };
}

const title = (): string | null => screen.getByRole('heading').textContent;

describe("codes that are sent to the account's address", () => {
  const fixed = { fixedEmail: true };

  it("ask for no address, and can't be sent to another", async () => {
    const { sandbox, adapter } = declaring(fixed);
    const { user } = show(<EmailSetup />, { adapter });
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(button(en.setup.sms.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(callsOf(sandbox, 'enrollEmail')).toEqual([{}]);
    expect(screen.queryByRole('button', { name: en.sent.changeEmail })).toBeNull();
    expect(button(new RegExp(`^${en.challenge.resend}`))).toBeVisible();
    await user.type(codeField(), sandbox.lastCode(anna.email));
    await waitFor(() => expect(root()).not.toHaveTextContent(en.setup.email.title));
  });

  it('otherwise ask for an address that can be changed', async () => {
    const { adapter } = declaring({});
    const { user } = show(<EmailSetup />, { adapter });
    await user.type(screen.getByLabelText(en.sent.emailLabel), 'other@example.com{Enter}');
    await user.click(await screen.findByRole('button', { name: en.sent.changeEmail }));
    expect(screen.getByLabelText(en.sent.emailLabel)).toHaveValue('other@example.com');
  });
});

describe('backup codes that only some methods have', () => {
  const onlyWithApp = { backupCodesFor: ['totp'] as const };
  const declared = () => declaring({ backupCodesFor: [...onlyWithApp.backupCodesFor] });

  it("aren't offered after another method", async () => {
    const { sandbox, adapter } = declared();
    const onEnrolled = vi.fn();
    const verifyEmail: MfaAdapter['verifyEmail'] = async (p) => void (await sandbox.adapter.verifyEmail(p));
    const backend = { ...adapter, verifyEmail };
    const { user } = show(<MfaEnrollment methods={['email']} onEnrolled={onEnrolled} />, { adapter: backend });
    await user.click(button(en.enrollment.start));
    expect(root()).not.toHaveTextContent(en.enrollment.step(1, 2));
    await user.click(button(en.setup.sms.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), sandbox.lastCode(anna.email));
    await waitFor(() => expect(onEnrolled).toHaveBeenCalledWith({ method: 'email' }));
    expect(title()).toBe(en.enrollment.doneTitle);
  });

  it('are offered in settings only to users with such a method', async () => {
    const { adapter } = declared();
    const settings = async (known: Partial<MfaStatus>) => {
      const getStatus = async () => ({ enrolled: true, ...known });
      const shown = show(<MfaSettings />, { adapter: { ...adapter, getStatus } });
      await screen.findByText(en.settings.badge.on);
      const offered = screen.queryByRole('button', { name: en.settings.manageCodes }) !== null;
      shown.unmount();
      return offered;
    };
    expect(await settings({ factors: [{ id: 'otp', method: 'email' }] })).toBe(false);
    expect(await settings({ factors: [{ id: 'a', method: 'totp' }] })).toBe(true);
    expect(await settings({})).toBe(true); // unknown
  });
});

describe('an offer that was refused', () => {
  const refusing = (
    member: 'regenerateBackupCodes' | 'enrollTOTP',
    code: 'METHOD_UNAVAILABLE' | 'ALREADY_ENROLLED',
  ) => {
    const { adapter } = declaring({ backupCodesFor: ['totp'] }, sandboxWith({ totp: true }));
    let known: MfaStatus = { enrolled: true, enrollable: ['totp'] };
    return {
      ...adapter,
      getStatus: async () => known,
      [member]: () => {
        known = { enrolled: true, enrollable: [], factors: [{ id: 'otp', method: 'email' }] };
        return Promise.reject({ code });
      },
    } as MfaAdapter;
  };

  it("isn't repeated: backup codes", async () => {
    const { user } = show(<MfaSettings />, { adapter: refusing('regenerateBackupCodes', 'METHOD_UNAVAILABLE') });
    await user.click(await screen.findByRole('button', { name: en.settings.manageCodes }));
    await user.click(button(en.backupCodes.confirm));
    await screen.findByText(en.errors.METHOD_UNAVAILABLE, { selector: '[data-tone="error"] *' });
    expect(screen.queryByRole('button', { name: en.backupCodes.regenerate })).toBeNull();
    await user.click(button(en.common.back));
    await waitFor(() => expect(screen.queryByRole('button', { name: en.settings.manageCodes })).toBeNull());
  });

  it("isn't repeated: another app", async () => {
    const { user } = show(<MfaSettings />, { adapter: refusing('enrollTOTP', 'ALREADY_ENROLLED') });
    await user.click(await screen.findByRole('button', { name: en.settings.add }));
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) }));
    await user.click(button(en.setup.totp.start));
    await waitFor(() => expect(root()).toHaveTextContent(en.errors.ALREADY_ENROLLED));
    await user.click(button(en.common.back));
    await waitFor(() => expect(status()).toBe('overview'));
    await waitFor(() => expect(screen.queryByRole('button', { name: en.settings.add })).toBeNull());
  });
});
