import { focusManager, onlineManager } from '@tanstack/react-query';
import { act, configure, screen, waitFor } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, MfaFlow, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, button, callsOf, challengeOf, codeField, codeOf, phone, sandboxWith, show, status } from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

beforeEach(() => configure({ reactStrictMode: true }));
afterEach(() => {
  configure({ reactStrictMode: false });
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

/** The events on which a query library reads again: the tab, the window and the network come back. */
async function comeBack(): Promise<void> {
  await act(async () => {
    focusManager.setFocused(false);
    onlineManager.setOnline(false);
  });
  await act(async () => {
    focusManager.setFocused(true);
    onlineManager.setOnline(true);
    for (const type of ['focus', 'online', 'pageshow']) window.dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('in StrictMode, and whenever the tab or the network comes back', () => {
  it('a challenge sends its first code once', async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    const held = sandbox.faults.hold('sendChallenge');
    const onVerified = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    await comeBack();
    held.release();
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await comeBack();
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    expect(sandbox.outbox).toHaveLength(1);
    await user.type(codeField(), sandbox.lastCode(phone));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('a challenge that is remounted while its first code is being sent sends no second one', async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    const challenge = await challengeOf(sandbox);
    const held = sandbox.faults.hold('sendChallenge');
    const { show: showAgain } = show(<MfaChallenge onRestart={() => {}} key="a" challenge={challenge} />, sandbox);
    await waitFor(() => expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1));
    showAgain(<MfaChallenge onRestart={() => {}} key="b" challenge={challenge} />);
    held.release();
    await act(async () => {});
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    expect(status()).toBe('awaiting-code');
  });

  it('a setup that starts by itself asks for one secret', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    show(<TotpSetup autoStart />, sandbox);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await comeBack();
    expect(status()).toBe('awaiting-code');
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it('a code is checked once', async () => {
    const sandbox = sandboxWith({ totp: true });
    const held = sandbox.faults.hold('verifyChallenge');
    const onVerified = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    await user.type(codeField(), codeOf(sandbox));
    await comeBack();
    held.release();
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    await comeBack();
    expect(onVerified).toHaveBeenCalledOnce();
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it('an enrollment starts once, on the click, and not before', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<TotpSetup />, sandbox);
    await comeBack();
    expect(sandbox.calls).toEqual([]);
    const held = sandbox.faults.hold('enrollTOTP');
    await user.dblClick(button(en.setup.totp.start));
    await comeBack();
    held.release();
    const key = (await screen.findByText(KEY)).textContent;
    await comeBack();
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
    expect(screen.getByText(KEY)).toHaveTextContent(key ?? '');
    await user.type(codeField(), sandbox.codeFor(key ?? ''));
    await screen.findByRole('heading', { name: en.backupCodes.title });
    expect(sandbox.calls.map(({ name }) => name)).toEqual(['enrollTOTP', 'verifyTOTP']);
  });

  it('backup codes are created only by the confirmed click', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    sandbox.signIn(anna.email);
    const { user, show: showAgain } = show(<BackupCodesPanel />, sandbox);
    await comeBack();
    showAgain(<BackupCodesPanel key="afresh" />);
    expect(sandbox.calls).toEqual([]);
    await user.click(button(en.backupCodes.regenerate));
    await comeBack();
    expect(screen.getByText(en.backupCodes.confirmDescription)).toBeVisible();
    expect(sandbox.calls).toEqual([]);
    await user.dblClick(button(en.backupCodes.confirm));
    await screen.findAllByRole('listitem');
    const [first] = screen.getAllByRole('listitem');
    await comeBack();
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    expect(screen.getAllByRole('listitem')[0]).toBe(first);
  });

  it('a whole sign-in delivers its session once', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
    const onSession = vi.fn();
    const onComplete = vi.fn();
    const result = await sandbox.adapter.login(anna);
    const { user } = show(
      <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />,
      sandbox,
    );
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    await comeBack();
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await comeBack();
    expect(onSession).toHaveBeenCalledOnce();
    expect(onComplete).toHaveBeenCalledOnce();
    expect(sandbox.calls.map(({ name }) => name)).toEqual(['login', 'enrollTOTP', 'verifyTOTP']);
  });

  it('a sign-in without a second step delivers its session once', async () => {
    const sandbox = sandboxWith();
    const onSession = vi.fn();
    const onComplete = vi.fn();
    show(
      <MfaFlow
        onRestart={() => {}}
        result={await sandbox.adapter.login(anna)}
        onSession={onSession}
        onComplete={onComplete}
      />,
      sandbox,
    );
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await comeBack();
    expect(onSession).toHaveBeenCalledOnce();
    expect(onComplete).toHaveBeenCalledOnce();
  });

  it('a pending sign-in is requested once', async () => {
    const sandbox = sandboxWith({ totp: true });
    await sandbox.adapter.login(anna);
    const onComplete = vi.fn();
    const { user } = show(<MfaFlow onRestart={() => {}} onComplete={onComplete} />, sandbox);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await comeBack();
    expect(callsOf(sandbox, 'getPendingLogin')).toHaveLength(1);
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('nothing starts twice when something around it suspends', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    let thrown: Promise<void> | undefined;
    let arrive = (): void => {};
    const Late = () => {
      const [wanted, setWanted] = useState(false);
      if (wanted && thrown) throw thrown;
      return (
        <button
          type="button"
          onClick={() => {
            thrown = new Promise((resolve) => {
              arrive = () => {
                thrown = undefined;
                resolve();
              };
            });
            setWanted(true);
          }}
        >
          Load more
        </button>
      );
    };
    const { user } = show(
      <Suspense fallback={<p>Loading</p>}>
        <MfaEnrollment />
        <Late />
      </Suspense>,
      sandbox,
    );
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.click(await screen.findByText(en.methods.totp.title));
    await screen.findByText(KEY);
    await user.click(button('Load more'));
    await screen.findByText('Loading');
    await act(async () => arrive());
    await screen.findByText(KEY);
    expect(codeField()).toBeVisible();
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });
});
