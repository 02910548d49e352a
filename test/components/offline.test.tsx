import { dehydrate, focusManager, onlineManager } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, button, callsOf, challengeOf, codeField, codeOf, phone, sandboxWith, show, status } from './screen.js';

const NETWORK = en.errors.NETWORK;
const everything = { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true };

beforeEach(() => onlineManager.setOnline(false));
afterEach(() => {
  onlineManager.setOnline(true);
  focusManager.setFocused(undefined);
});

const numberField = (): HTMLInputElement => screen.getByLabelText(en.sent.phoneLabel);

/** The connection fails with the next call, as a browser's `fetch` reports it. */
const cut = (sandbox: Sandbox, method: Parameters<Sandbox['faults']['fail']>[0]): void =>
  sandbox.faults.fail(method, new TypeError('Failed to fetch'));

async function reconnect(): Promise<void> {
  await act(async () => {
    onlineManager.setOnline(true);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    window.dispatchEvent(new Event('online'));
  });
  await act(async () => {});
}

describe('without a connection', () => {
  it("a code fails at once, isn't queued, and waits for the user", async () => {
    const sandbox = sandboxWith({ totp: true });
    const onVerified = vi.fn();
    const element = (
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />
    );
    const { user, queryClient } = show(element, sandbox);
    cut(sandbox, 'verifyChallenge');
    const code = codeOf(sandbox);
    await user.type(codeField(), code);
    await screen.findByText(NETWORK);
    expect(codeField()).toHaveValue(code);
    expect(dehydrate(queryClient, everything)).toEqual({ mutations: [], queries: [] });
    await reconnect();
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(2);
  });

  it('nothing waits in a cache while a call is in progress', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { user, queryClient } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />,
      sandbox,
    );
    sandbox.faults.drop('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('verifying'));
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
    expect(dehydrate(queryClient)).toEqual({ mutations: [], queries: [] });
    await reconnect();
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it("a text message isn't requested again automatically", async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    const challenge = await challengeOf(sandbox);
    cut(sandbox, 'sendChallenge');
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={challenge} />, sandbox);
    await screen.findByText(NETWORK);
    await reconnect();
    expect(sandbox.outbox).toEqual([]);
    await user.click(button(en.challenge.resend));
    await waitFor(() => expect(sandbox.outbox).toHaveLength(1));
  });

  it.each([
    ['an authenticator app', <TotpSetup key="totp" />, 'enrollTOTP', en.setup.totp.start, en.common.tryAgain],
    ['text messages', <SmsSetup key="sms" />, 'enrollSMS', en.setup.sms.start, en.setup.sms.start],
  ] as const)(
    'the setup of %s says so, keeps what was typed, and starts on the next click',
    async (_, element, method, name, again) => {
      const sandbox = sandboxWith();
      sandbox.signIn(anna.email);
      const { user } = show(element, sandbox);
      cut(sandbox, method);
      if (method === 'enrollSMS') await user.type(numberField(), phone);
      await user.click(button(name));
      await screen.findByText(NETWORK, { selector: '[data-mfa-part="notice"] *' });
      if (method === 'enrollSMS') expect(numberField().value.replace(/\s/g, '')).toBe(phone);
      await reconnect();
      expect(callsOf(sandbox, method)).toHaveLength(1);
      await user.click(button(again));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    },
  );

  it('it says that new backup codes may have been created if the response is lost', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    sandbox.signIn(anna.email);
    const { user } = show(<BackupCodesPanel />, sandbox);
    sandbox.faults.loseAnswer('regenerateBackupCodes');
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByText(/Your old codes may no longer work/); // shown, and announced
    await reconnect();
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
  });
});
