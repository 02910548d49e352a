import { act, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { Suspense, startTransition, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallenge, MfaFlow, type MfaLoginResult } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import { button, codeField, root, show, status } from './screen.js';
import { fakeTime } from './time.js';

const CODE = '246810';
const back = (): void => {};

/** A backend that keeps the challenge in a cookie, so its id is always the same. */
function cookieBackend<More extends Partial<MfaAdapter>>(adapter?: More) {
  const sendChallenge = vi.fn<NonNullable<MfaAdapter['sendChallenge']>>(async () => ({ resendIn: 0 }));
  const verifyChallenge = vi.fn<MfaAdapter['verifyChallenge']>(async () => ({ tokens: 'fresh' }));
  const cancel = vi.fn(async () => {});
  return { sendChallenge, cancel, ...adapter, verifyChallenge };
}
const login = (more: Partial<MfaLoginResult> = {}): MfaLoginResult => ({
  mfaRequired: true,
  user: { mfaEnrolled: true },
  challengeId: 'cookie',
  factors: [{ id: 'mail', method: 'email', destination: 'a•••@harbour.example' }],
  ...more,
});
/** A promise, and the functions that settle it. */
function deferred<T>() {
  let resolve = (_: T): void => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('a sign-in with a constant challenge id', () => {
  it('sends a code to the next user after somebody left without Cancel', async () => {
    const adapter = cookieBackend();
    const { show: showAgain } = show(<MfaFlow result={login()} onRestart={back} />, { adapter });
    await waitFor(() => expect(adapter.sendChallenge).toHaveBeenCalledTimes(1));
    showAgain(<p>The login</p>);
    showAgain(<MfaFlow result={login()} onRestart={back} />);
    await waitFor(() => expect(adapter.sendChallenge).toHaveBeenCalledTimes(2));
  });

  it('sends none again for the same login, whether remounted or passed as a new object in each render', async () => {
    const adapter = cookieBackend();
    const result = login();
    const { show: showAgain } = show(<MfaFlow result={result} onRestart={back} />, { adapter });
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    showAgain(<MfaFlow result={{ ...result }} onRestart={back} />);
    showAgain(<p>Another page</p>);
    showAgain(<MfaFlow result={result} onRestart={back} />);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(adapter.sendChallenge).toHaveBeenCalledTimes(1);
  });

  it('sends one code for two challenges of one login on one page', async () => {
    const sending = deferred<object>();
    const adapter = cookieBackend({ sendChallenge: vi.fn(() => sending.promise) });
    const { factors } = login();
    const challenge = { challengeId: 'cookie', ...(factors && { factors }) };
    show(
      <>
        <MfaChallenge challenge={challenge} onRestart={back} />
        <MfaChallenge challenge={challenge} onRestart={back} />
      </>,
      { adapter },
    );
    await act(async () => sending.resolve({}));
    expect(screen.getAllByRole('heading', { name: en.challenge.title.email })).toHaveLength(2);
    expect(document.querySelectorAll('[data-status="awaiting-code"]')).toHaveLength(2);
    expect(adapter.sendChallenge).toHaveBeenCalledTimes(1);
  });

  it('sends no second message if its time runs out during the first', async () => {
    const time = fakeTime();
    const sending = deferred<object>();
    const adapter = cookieBackend({ sendChallenge: vi.fn(() => sending.promise) });
    show(<MfaFlow result={login({ expiresIn: 5 })} onRestart={back} />, { adapter });
    await time.advance(6000);
    expect(adapter.sendChallenge).toHaveBeenCalledTimes(1);
    await act(async () => sending.resolve({ challengeId: 'newer' }));
    expect(status()).toBe('awaiting-code');
  });

  it('sends no second message if its time runs out during another, whose code then counts', async () => {
    const time = fakeTime();
    const sending = deferred<object>();
    const sendChallenge = vi.fn(() => Promise.resolve<object>({ resendIn: 1 })).mockResolvedValueOnce({ resendIn: 1 });
    const adapter = cookieBackend({ sendChallenge });
    const { user } = show(<MfaFlow result={login({ expiresIn: 5 })} onRestart={back} />, { adapter });
    await time.advance(2000);
    sendChallenge.mockReturnValueOnce(sending.promise);
    await user.click(button(en.challenge.resend));
    await time.advance(6000);
    expect(sendChallenge).toHaveBeenCalledTimes(2);
    await act(async () => sending.resolve({ challengeId: 'newer' }));
    await user.type(codeField(), CODE);
    expect(adapter.verifyChallenge.mock.calls[0]?.[0]).toMatchObject({ challengeId: 'newer' });
    expect(sendChallenge).toHaveBeenCalledTimes(2);
  });
});

describe('the response of a send', () => {
  it('replaces the factors: a factor that the backend no longer accepts is no longer offered', async () => {
    const sms = { id: 'SMS', method: 'sms' as const, destination: '+•• 89' };
    const adapter = cookieBackend({
      sendChallenge: vi.fn(async () => ({ factors: [sms], sentTo: 'SMS', canResend: false })),
    });
    const factors = [
      { id: 'app', method: 'totp' as const },
      { ...sms, id: 'choose-sms' },
    ];
    const { user } = show(<MfaFlow result={login({ factors })} onRestart={back} />, { adapter });
    await user.click(button(en.challenge.useAnotherMethod));
    await user.click(screen.getByText(en.methods.sms.title));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(screen.queryByRole('button', { name: en.challenge.useAnotherMethod })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: en.challenge.resend })).not.toBeInTheDocument();
    await user.type(codeField(), CODE);
    expect(adapter.verifyChallenge.mock.calls[0]?.[0]).toMatchObject({ factorId: 'SMS', method: 'sms' });
  });
});

describe('a right answer that leads to another step', () => {
  it('continues with it, and delivers the session of the last step', async () => {
    const adapter = cookieBackend();
    adapter.verifyChallenge.mockResolvedValueOnce({ next: login({ factors: [{ id: 'app', method: 'totp' }] }) });
    const onComplete = vi.fn();
    const { user } = show(<MfaFlow result={login()} onComplete={onComplete} onRestart={back} />, { adapter });
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), CODE);
    await screen.findByRole('heading', { name: en.challenge.title.totp });
    expect(codeField()).toHaveValue('');
    expect(codeField()).toBeValid();
    await user.type(codeField(), CODE);
    await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' }));
  });
});

describe('the session', () => {
  it('of a confirmation that rotates tokens is delivered too, and the flow completes with the newest', async () => {
    const adapter = cookieBackend({
      enrollTOTP: async () => ({ id: 'e1', secret: 'JBSWY3DPEHPK3PXP' }),
      verifyTOTP: async () => ({ tokens: 'rotated' }),
    });
    const result: MfaLoginResult = {
      mfaRequired: false,
      user: { mfaEnrolled: false },
      tokens: 'first',
      enrollment: 'recommended',
    };
    const [onSession, onComplete] = [vi.fn(), vi.fn()];
    const flow = <MfaFlow result={result} onSession={onSession} onComplete={onComplete} onRestart={back} />;
    const { user } = show(flow, { adapter });
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: 'rotated' }));
    expect(onSession.mock.calls).toEqual([[{ tokens: 'first' }], [{ tokens: 'rotated' }]]);
  });

  it('contains no backup codes, and neither does the result of the flow', async () => {
    const adapter = cookieBackend();
    adapter.verifyChallenge.mockResolvedValue({ tokens: 't', backupCodes: ['zq7k-9mwd', 'aaaa-bbbb'] });
    const [onSession, onComplete] = [vi.fn(), vi.fn()];
    const flow = <MfaFlow result={login()} onSession={onSession} onComplete={onComplete} onRestart={back} />;
    const { user } = show(flow, { adapter });
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), CODE);
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect([onSession.mock.calls, onComplete.mock.calls]).toEqual([[[{ tokens: 't' }]], [[{ tokens: 't' }]]]);
  });

  it("is kept for a retry if the host's callback never ends, which is reported to the developer", async () => {
    const uncaught = uncaughtErrors();
    const time = fakeTime();
    const adapter = cookieBackend();
    const onSession = vi.fn((): Promise<void> => Promise.resolve()).mockReturnValueOnce(new Promise(() => {}));
    const onComplete = vi.fn();
    const flow = <MfaFlow result={login()} onSession={onSession} onComplete={onComplete} onRestart={back} />;
    const onError = vi.fn();
    const { user } = show(flow, { adapter }, { onError });
    await time.advance(100);
    await user.type(codeField(), CODE);
    await time.advance(31_000);
    expect(status()).toBe('session-failed');
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'NETWORK', operation: 'onSession' })]]);
    expect(String(uncaught)).toMatch(/onSession did not settle within timeoutMs \(30000\)/);
    await user.click(button(en.common.tryAgain));
    await time.advance(100);
    expect(onSession.mock.calls).toEqual([[{ tokens: 'fresh' }], [{ tokens: 'fresh' }]]);
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' });
  });

  it('reaches the host even if the flow is unmounted while the code is checked', async () => {
    const checking = deferred<{ tokens: string }>();
    const adapter = cookieBackend();
    adapter.verifyChallenge.mockReturnValueOnce(checking.promise);
    const onSession = vi.fn();
    const { user, unmount } = show(<MfaFlow result={login()} onSession={onSession} onRestart={back} />, { adapter });
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), CODE);
    unmount();
    await act(async () => checking.resolve({ tokens: 'fresh' }));
    await waitFor(() => expect(onSession).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' }));
  });

  it("isn't lost by a transition to another login that doesn't commit", async () => {
    const adapter = cookieBackend();
    const onSession = vi.fn();
    const never = new Promise<void>(() => {});
    let change = (): void => {};
    const Late = ({ wait }: { wait: boolean }): null => {
      if (wait) throw never;
      return null;
    };
    const Host = () => {
      const [result, setResult] = useState(login());
      change = () => startTransition(() => setResult(login({ challengeId: 'other' })));
      return (
        <Suspense fallback={<p>Loading</p>}>
          <MfaFlow result={result} onSession={onSession} onRestart={back} />
          <Late wait={result.challengeId === 'other'} />
        </Suspense>
      );
    };
    const { user } = show(<Host />, { adapter });
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    act(() => change());
    await user.type(codeField(), CODE);
    await waitFor(() => expect(onSession).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' }));
    expect(root()).toBeVisible();
  });
});

describe('a host that stores the session of a confirmation', () => {
  it('is awaited before the backup codes are shown', async () => {
    const installing = deferred<void>();
    const adapter = cookieBackend({
      enrollTOTP: async () => ({ id: 'e1', secret: 'JBSWY3DPEHPK3PXP', backupCodes: ['zq7k-9mwd'] }),
      verifyTOTP: async () => ({ tokens: 'fresh' }),
    });
    const result = login({ user: { mfaEnrolled: false }, enrollment: 'required' });
    const onSession = vi.fn(() => installing.promise);
    const { user } = show(<MfaFlow result={result} onSession={onSession} onRestart={back} />, { adapter });
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(onSession).toHaveBeenCalledOnce());
    await act(async () => {});
    expect(screen.queryByRole('checkbox', { name: en.backupCodes.saved })).not.toBeInTheDocument();
    await act(async () => installing.resolve());
    expect(await screen.findByRole('checkbox', { name: en.backupCodes.saved })).toBeVisible();
  });
});

// React 19.2 and later
const Activity = 'Activity' in React ? React.Activity : undefined;
if (Activity) {
  describe('a flow that <Activity> hides', () => {
    it('counts the code that is being checked, passes its session to the newest callback, and completes when shown', async () => {
      const checking = deferred<{ tokens: string }>();
      const adapter = cookieBackend();
      adapter.verifyChallenge.mockReturnValueOnce(checking.promise);
      const [early, newest, onComplete] = [vi.fn(), vi.fn(), vi.fn()];
      const result = login();
      const page = (mode: 'visible' | 'hidden', onSession: () => void) => (
        <Activity mode={mode}>
          <MfaFlow result={result} onSession={onSession} onComplete={onComplete} onRestart={back} />
        </Activity>
      );
      const { user, show: showAgain } = show(page('visible', early), { adapter });
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), CODE);
      showAgain(page('hidden', newest));
      await act(async () => checking.resolve({ tokens: 'fresh' }));
      await waitFor(() => expect(newest).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' }));
      expect(early).not.toHaveBeenCalled();
      showAgain(page('visible', newest));
      await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: 'fresh' }));
      expect(newest).toHaveBeenCalledOnce();
      expect(adapter.sendChallenge).toHaveBeenCalledOnce();
    });

    it('shows the right state if the pending sign-in arrived meanwhile', async () => {
      const loading = deferred<MfaLoginResult>();
      const getPendingLogin = vi.fn(() => loading.promise);
      const adapter = cookieBackend({ getPendingLogin });
      const page = (mode: 'visible' | 'hidden') => (
        <Activity mode={mode}>
          <MfaFlow onRestart={back} />
        </Activity>
      );
      const { show: showAgain } = show(page('visible'), { adapter });
      await waitFor(() => expect(getPendingLogin).toHaveBeenCalledOnce());
      showAgain(page('hidden'));
      await act(async () => loading.resolve(login()));
      showAgain(page('visible'));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(getPendingLogin).toHaveBeenCalledOnce();
    });
  });
}
