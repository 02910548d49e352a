import { act, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, type MfaAdapter, type MfaCallContext, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { expectNoLeak } from '../leakCheck.js';
import { anna, button, callsOf, codeOf, phone, promptStatus, root, sandboxWith, show, status } from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;
const passwordField = (): Promise<HTMLInputElement> => screen.findByLabelText(en.reauth.label);

/** An adapter that records both arguments of one of its methods. */
function listenTo<Name extends 'enrollTOTP' | 'enrollSMS' | 'regenerateBackupCodes'>({ adapter }: Sandbox, name: Name) {
  const received: { p: unknown; ctx: MfaCallContext | undefined }[] = [];
  const method = adapter[name] as (p: unknown, ctx?: MfaCallContext) => Promise<unknown>;
  const listening = (p: unknown, ctx?: MfaCallContext): Promise<unknown> => {
    received.push({ p, ctx: ctx && { ...ctx } });
    return method(p, ctx);
  };
  return { received, adapter: { ...adapter, [name]: listening } as MfaAdapter };
}

function signedIn(requireReauth: 'password' | 'code' | 'login', seed: Parameters<typeof sandboxWith>[0] = {}): Sandbox {
  const sandbox = sandboxWith(seed, { requireReauth });
  sandbox.signIn(anna.email);
  return sandbox;
}

describe('a call that needs the password', () => {
  it('shows the typed password if the user wants to see it, and hides it again during the check', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    const field = await passwordField();
    await user.type(field, 'not my password');
    const toggle = button(en.reauth.showPassword);
    await user.click(toggle);
    expect(field).toHaveAttribute('type', 'text');
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await user.click(toggle);
    expect(field).toHaveAttribute('type', 'password');
    await user.click(toggle);
    sandbox.faults.drop('enrollTOTP');
    await user.click(button(en.reauth.confirm));
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveValue('not my password');
    expectNoLeak();
  });

  it('asks for it over the screen, which is unchanged, and is then repeated with the same arguments', async () => {
    const sandbox = signedIn('password');
    const { adapter, received } = listenTo(sandbox, 'enrollSMS');
    const { user } = show(<SmsSetup id="second-step" />, { adapter });
    await user.type(screen.getByLabelText(en.sent.phoneLabel), phone);
    await user.click(button(en.setup.sms.start)); // with Enter, user-event would commit the number during React's commit
    expect(await passwordField()).toHaveFocus();
    expect(promptStatus()).toBe('asking-password');
    expect(status()).toBe('starting');
    expect(root()).toHaveAttribute('id', 'second-step');
    expect(screen.getByRole('heading', { name: en.reauth.title })).toBeVisible();
    await user.keyboard(`${anna.password}{Enter}`);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(received.map(({ p }) => p)).toEqual([{ phoneNumber: phone }, { phoneNumber: phone }]);
    expect(received.map(({ ctx }) => ctx?.proof)).toEqual([undefined, { password: anna.password }]);
    expect(sandbox.outbox).toHaveLength(1);
  });

  it('asks again after a wrong one, and says so', async () => {
    const sandbox = signedIn('password');
    const { adapter, received } = listenTo(sandbox, 'enrollTOTP');
    const { user } = show(<TotpSetup />, { adapter });
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), 'not my password{Enter}');
    await screen.findByText(en.errors.INVALID_CREDENTIALS);
    expect(await passwordField()).toBeInvalid();
    expect(await passwordField()).toHaveFocus();
    expect(await passwordField()).toHaveAccessibleDescription(`${en.errors.INVALID_CREDENTIALS} ${en.common.retry}`);
    await user.clear(await passwordField());
    await user.type(await passwordField(), `${anna.password}{Enter}`);
    await screen.findByText(KEY);
    expect(received.map(({ ctx }) => ctx?.proof?.password)).toEqual([undefined, 'not my password', anna.password]);
    expect(new Set(received.map(({ p }) => p))).toEqual(new Set([undefined]));
  });

  it('asks for the password instead of sending nothing', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    await passwordField();
    await user.click(button(en.reauth.confirm));
    expect(await passwordField()).toHaveAccessibleDescription(en.reauth.empty);
    expect(await passwordField()).toHaveFocus();
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it('is repeated once, however often the password is sent', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), anna.password);
    const held = sandbox.faults.hold('enrollTOTP');
    const form = screen.getByRole('dialog').querySelector('form');
    act(() => {
      form?.requestSubmit();
      button(en.reauth.confirm).click();
      form?.requestSubmit();
    });
    expect(promptStatus()).toBe('checking-password');
    held.release();
    await screen.findByText(KEY);
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(2);
  });

  it('shows nothing before, and leaves no trace of the password afterwards', async () => {
    const sandbox = signedIn('password', { totp: true, backupCodes: true });
    const { user, queryClient } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await user.type(await passwordField(), anna.password);
    expect(screen.queryAllByRole('listitem')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    expect(document.documentElement.outerHTML).not.toContain(anna.password);
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
    expectNoLeak();
  });

  it('lets the user cancel, which changes nothing', async () => {
    const sandbox = signedIn('password');
    const onError = vi.fn();
    const { user } = show(<SmsSetup />, sandbox, { onError });
    await user.type(screen.getByLabelText(en.sent.phoneLabel), phone);
    await user.click(button(en.setup.sms.start));
    await passwordField();
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(status()).toBe('ready'));
    expect(screen.getByLabelText<HTMLInputElement>(en.sent.phoneLabel).value.replace(/\s/g, '')).toBe(phone);
    expect(root().querySelector('[data-tone="error"]')).toBeNull();
    expect(callsOf(sandbox, 'enrollSMS')).toHaveLength(1);
    expect(onError).not.toHaveBeenCalled();
  });

  it('lets the user cancel if the password is being checked and there is no response', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), anna.password);
    sandbox.faults.drop('enrollTOTP');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(promptStatus()).toBe('checking-password'));
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(status()).toBe('ready'));
  });

  it('shows the error if the repeated call fails for another reason', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), anna.password);
    sandbox.faults.fail('enrollTOTP', { code: 'RATE_LIMITED', retryAfter: 60 });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(status()).toBe('ready'));
    expect(root()).toHaveTextContent(en.errors.RATE_LIMITED);
  });

  it("doesn't loop with a backend that always refuses", async () => {
    const sandbox = signedIn('password');
    sandbox.faults.fail('enrollTOTP', { code: 'REAUTH_REQUIRED', reauth: 'password' }, Number.POSITIVE_INFINITY);
    const onRestart = vi.fn();
    const { user } = show(<TotpSetup onRestart={onRestart} />, sandbox);
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), `${anna.password}{Enter}`);
    await waitFor(() => expect(status()).toBe('expired'));
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(2);
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
  });

  it('is dropped when the component is unmounted', async () => {
    const sandbox = signedIn('password');
    const { user, unmount } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    await user.type(await passwordField(), anna.password);
    unmount();
    await act(async () => {});
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it('uses a field that password managers recognize', async () => {
    const sandbox = signedIn('password');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(en.setup.totp.start));
    expect(await passwordField()).toHaveAttribute('type', 'password');
    expect(await passwordField()).toHaveAttribute('autocomplete', 'current-password');
    expect((await passwordField()).form).toHaveAttribute('method', 'post');
  });
});

describe('a call that needs a code', () => {
  it('asks for one in a step-up challenge, and is then repeated', async () => {
    const sandbox = signedIn('code', { totp: true, backupCodes: true });
    const { adapter, received } = listenTo(sandbox, 'regenerateBackupCodes');
    const { user } = show(<BackupCodesPanel />, { adapter });
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    const field = await screen.findByLabelText(en.code.label(6));
    expect(screen.queryByRole('checkbox', { name: /^Don’t ask again/ })).toBeNull();
    await user.type(field, codeOf(sandbox));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    expect(sandbox.calls.map(({ name }) => name)).toEqual([
      'regenerateBackupCodes',
      'startStepUp',
      'verifyChallenge',
      'regenerateBackupCodes',
    ]);
    expect(received.map(({ ctx }) => ctx?.proof)).toEqual([undefined, undefined]);
  });

  it('continues after a wrong one', async () => {
    const sandbox = signedIn('code', { totp: true });
    const { user } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await user.type(await screen.findByLabelText(en.code.label(6)), sandbox.wrongCode());
    await screen.findByText(en.errors.INVALID_CODE);
    await user.keyboard(`${codeOf(sandbox)}{Enter}`);
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
  });

  it('is repeated at once if no proof is needed after all', async () => {
    const sandbox = signedIn('code', { totp: true });
    sandbox.faults.answer('startStepUp', () => null);
    sandbox.faults.fail('regenerateBackupCodes', { code: 'REAUTH_REQUIRED', reauth: 'code' });
    const { adapter } = sandbox;
    const regenerateBackupCodes = vi
      .fn<NonNullable<MfaAdapter['regenerateBackupCodes']>>(async () => ['zq7k-9mwd', 'aaaa-bbbb'])
      .mockRejectedValueOnce({ code: 'REAUTH_REQUIRED', reauth: 'code' });
    const { user } = show(<BackupCodesPanel />, { adapter: { ...adapter, regenerateBackupCodes } });
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    expect(regenerateBackupCodes).toHaveBeenCalledTimes(2);
  });

  it('lets the user cancel, which changes nothing', async () => {
    const sandbox = signedIn('code', { totp: true });
    const { user } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findByLabelText(en.code.label(6));
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(status()).toBe('idle'));
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    expect(screen.queryByText(new RegExp(en.common.brokenTitle))).not.toBeInTheDocument();
  });

  it.each<[string, ReactElement, string]>([
    ['signs in again from a setup', <TotpSetup key="totp" onRestart={() => {}} />, en.common.signInAgain],
    ['goes back from a setup', <TotpSetup key="back" onCancel={() => {}} />, en.common.back],
  ])("%s if the adapter can't ask for one", async (_, element, exit) => {
    const sandbox = signedIn('code', { sms: phone });
    const { startStepUp: __, ...adapter } = sandbox.adapter;
    const { user } = show(element, { adapter });
    await user.click(button(en.setup.totp.start));
    await waitFor(() => expect(status()).toBe('expired'));
    expect(root()).toHaveAccessibleName(en.common.signInAgain);
    expect(root()).toHaveTextContent(en.errors.REAUTH_REQUIRED);
    expect(button(exit)).toBeEnabled();
  });

  it('says that the step-up itself failed', async () => {
    const sandbox = signedIn('code', { totp: true });
    sandbox.faults.fail('startStepUp', { code: 'SERVER' });
    const { user } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByText(en.errors.SERVER);
    expect(button(en.backupCodes.regenerate)).toBeEnabled();
  });
});

describe('a call that needs a new sign-in', () => {
  it('leads from a setup to the host’s sign-in form', async () => {
    const sandbox = sandboxWith(); // nobody is signed in
    const onRestart = vi.fn();
    const { user } = show(<TotpSetup onRestart={onRestart} />, sandbox);
    await user.click(button(en.setup.totp.start));
    await screen.findByRole('heading', { name: en.common.signInAgain });
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
  });

  it('leads from backup codes to the host’s sign-in form', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onRestart = vi.fn();
    const { user } = show(<BackupCodesPanel onRestart={onRestart} />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByText(en.errors.REAUTH_REQUIRED);
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
  });
});
