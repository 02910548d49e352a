import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge, MfaEnrollment, MfaFlow, type MfaFlowProps, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  button,
  callsOf,
  challengeOf,
  codeField,
  codeOf,
  phone,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';
import { fakeTime } from './time.js';

/** A callback of the host that must be called after the backend is notified. */
function listener(sandbox: Sandbox) {
  const canceled: number[] = [];
  return Object.assign(
    vi.fn(() => void canceled.push(callsOf(sandbox, 'cancel').length)),
    { canceled },
  );
}

const policy = { enrollment: 'required' as const, methods: ['totp' as const] };

describe('canceling', () => {
  async function challenge(change: Parameters<typeof sandboxWith>[1] = {}, onVerified?: () => void) {
    const sandbox = sandboxWith({ totp: true }, change);
    const onCancel = listener(sandbox);
    const info = await challengeOf(sandbox);
    const shown = show(
      <MfaChallenge onRestart={() => {}} challenge={info} onVerified={onVerified} onCancel={onCancel} />,
      sandbox,
    );
    return { ...shown, sandbox, onCancel, challengeId: info.challengeId };
  }

  it('a challenge discards it at the backend before the host is called', async () => {
    const { user, sandbox, onCancel, challengeId } = await challenge();
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(onCancel.canceled).toEqual([1]);
    expect(callsOf(sandbox, 'cancel')).toEqual([{ challengeId, kind: 'sign-in' }]);
    expect(await sandbox.adapter.getPendingLogin()).toBeNull();
  });

  it('happens once, however often the user clicks', async () => {
    const { sandbox, onCancel } = await challenge();
    const held = sandbox.faults.hold('cancel');
    act(() => {
      fireEvent.click(button(en.common.cancel));
      fireEvent.click(button(en.common.cancel));
    });
    expect(status()).toBe('leaving');
    held.release();
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    await act(async () => {});
    expect(onCancel).toHaveBeenCalledOnce();
    expect(callsOf(sandbox, 'cancel')).toHaveLength(1);
  });

  it.each([
    ['refuses', (sandbox: Sandbox) => sandbox.faults.fail('cancel', { code: 'SERVER' })],
    ['throws at once', (sandbox: Sandbox) => sandbox.faults.fail('cancel', new Error('no'))],
    ['doesn’t respond', (sandbox: Sandbox) => sandbox.faults.drop('cancel')],
  ])('works even if the backend %s', async (_, breakIt) => {
    const time = fakeTime();
    const { user, sandbox, onCancel } = await challenge();
    breakIt(sandbox);
    await user.click(button(en.common.cancel));
    await time.advance(5000);
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('works if the backend has nothing to cancel', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { cancel: _, ...adapter } = sandbox.adapter;
    const onCancel = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onCancel={onCancel} />,
      { adapter },
    );
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
  });

  it('discards the newest challenge id if every send returns another', async () => {
    const sandbox = sandboxWith({ sms: phone }, { rotateChallengeIds: true, sendOnLogin: false });
    const onCancel = listener(sandbox);
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onCancel={onCancel} />,
      sandbox,
    );
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(await sandbox.adapter.getPendingLogin()).toBeNull();
  });

  it.each([
    ['right', codeOf],
    ['wrong', (sandbox: Sandbox) => sandbox.wrongCode()],
  ])(
    'is final while a %s code is being checked: the backend is notified afterwards, and no session is delivered',
    async (_, code) => {
      const onVerified = vi.fn();
      const { user, sandbox, onCancel } = await challenge({}, onVerified);
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), code(sandbox));
      await waitFor(() => expect(status()).toBe('verifying'));
      await user.click(button(en.common.cancel));
      expect(status()).toBe('leaving');
      expect(callsOf(sandbox, 'cancel')).toEqual([]);
      held.release();
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
      expect(onCancel.canceled).toEqual([1]);
      expect(status()).toBe('leaving');
      expect(onVerified).not.toHaveBeenCalled();
    },
  );

  it('shows a button to a user whose host stays on the page', async () => {
    const { user, onCancel } = await challenge();
    await user.click(button(en.common.cancel));
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(await screen.findByRole('button', { name: en.common.signInAgain })).toBeVisible();
  });

  it("isn't offered if the host has no callback for it", async () => {
    const sandbox = sandboxWith({ totp: true });
    show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
    expect(screen.queryByRole('button', { name: en.common.cancel })).not.toBeInTheDocument();
  });

  describe('canceling a sign-in that requires enrollment', () => {
    async function forced(
      element: (props: Record<string, unknown>) => ReactElement = (p) => <MfaFlow onRestart={() => {}} {...p} />,
    ) {
      const sandbox = sandboxWith({}, { policy, limits: { challengeSeconds: 60, enrollmentSeconds: 60 } });
      const result = await sandbox.adapter.login(anna);
      const onCancel = listener(sandbox);
      const onRestart = listener(sandbox);
      const shown = show(element({ result, onCancel, onRestart }), sandbox);
      await screen.findByRole('button', { name: en.enrollment.start });
      return { ...shown, sandbox, onCancel, onRestart, challengeId: result.challengeId };
    }

    it('discards the unfinished session on its first screen', async () => {
      const { user, sandbox, onCancel, challengeId } = await forced();
      await user.click(button(en.common.cancel));
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
      expect(onCancel.canceled).toEqual([1]);
      expect(callsOf(sandbox, 'cancel')).toEqual([{ challengeId, kind: 'sign-in' }]);
      expect(await sandbox.adapter.getPendingLogin()).toBeNull();
    });

    it('discards the enrollment and the sign-in from the setup itself', async () => {
      const { user, sandbox, onCancel, challengeId } = await forced();
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      await user.click(button(en.common.back));
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'cancel')).toContainEqual({ challengeId, kind: 'sign-in' });
      expect(screen.queryByText(/^([A-Z2-7]{4} ?)+$/)).not.toBeInTheDocument();
    });

    it('happens once, however often the user clicks', async () => {
      const { sandbox, onCancel } = await forced();
      const held = sandbox.faults.hold('cancel');
      act(() => {
        fireEvent.click(button(en.common.cancel));
        fireEvent.click(button(en.common.cancel));
      });
      expect(status()).toBe('leaving');
      expect(root().querySelector('[data-mfa-part="spinner"]')).toBeVisible();
      held.release();
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
      await act(async () => {});
      expect(onCancel).toHaveBeenCalledOnce();
    });

    it("works even if the backend doesn't respond", async () => {
      const time = fakeTime();
      const { user, sandbox, onCancel } = await forced();
      sandbox.faults.drop('cancel');
      await user.click(button(en.common.cancel));
      await time.advance(5000);
      expect(onCancel).toHaveBeenCalledOnce();
    });

    it('starts over if the sign-in has expired meanwhile', async () => {
      const { user, sandbox, onRestart, onCancel } = await forced();
      sandbox.clock.advance(61_000);
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      await screen.findByRole('heading', { name: en.challenge.expiredTitle });
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
      expect(onRestart.canceled).toEqual([1]);
      expect(onCancel).not.toHaveBeenCalled();
    });

    it('calls onCancel if the host has no onRestart', async () => {
      const { user, sandbox, onCancel } = await forced(({ onRestart: _, ...p }) => (
        // possible in JavaScript
        <MfaFlow {...(p as unknown as MfaFlowProps)} />
      ));
      sandbox.clock.advance(61_000);
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      await screen.findByRole('heading', { name: en.challenge.expiredTitle });
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
      expect(onCancel.canceled).toEqual([1]);
    });

    it('starts over if the enrollment returned no session', async () => {
      const sandbox = sandboxWith({}, { policy });
      const result = await sandbox.adapter.login(anna);
      const onRestart = listener(sandbox);
      const onComplete = vi.fn();
      const { user } = show(<MfaFlow result={result} onRestart={onRestart} onComplete={onComplete} />, sandbox);
      sandbox.faults.answer('verifyTOTP', () => undefined);
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
      await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
      await user.click(button(en.backupCodes.finish));
      await screen.findByRole('heading', { name: en.common.signInAgain });
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
      expect(onRestart.canceled).toEqual([1]);
      expect(onComplete).not.toHaveBeenCalled();
    });
  });

  it('after an answer that leads nowhere, notifies the backend too', async () => {
    const sandbox = sandboxWith();
    const onRestart = listener(sandbox);
    const result = { mfaRequired: true, user: { mfaEnrolled: true } };
    const { user } = show(<MfaFlow result={result} onRestart={onRestart} />, sandbox);
    expect(status()).toBe('must-restart');
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    expect(onRestart.canceled).toEqual([1]);
  });

  describe('leaving an unconfirmed enrollment', () => {
    async function opened(element: ReactElement) {
      const sandbox = sandboxWith();
      sandbox.signIn(anna.email);
      const shown = show(element, sandbox);
      return { ...shown, sandbox };
    }
    const enrollmentId = expect.stringMatching(/^enr/);

    it('discards it when the component is unmounted', async () => {
      const { user, sandbox, unmount } = await opened(<TotpSetup />);
      await user.click(button(en.setup.totp.start));
      await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      unmount();
      await waitFor(() => expect(callsOf(sandbox, 'cancel')).toEqual([{ enrollmentId, kind: 'enrollment' }]));
    });

    it('discards it, and what it showed, when the page is hidden', async () => {
      const { user, sandbox } = await opened(<TotpSetup />);
      await user.click(button(en.setup.totp.start));
      await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      act(() => void window.dispatchEvent(new Event('pagehide')));
      expect(screen.queryByText(/^([A-Z2-7]{4} ?)+$/)).not.toBeInTheDocument();
      expect(button(en.setup.totp.start)).toBeVisible();
      await waitFor(() => expect(callsOf(sandbox, 'cancel')).toEqual([{ enrollmentId, kind: 'enrollment' }]));
    });

    it('discards it when another method is chosen', async () => {
      const { user, sandbox } = await opened(<MfaEnrollment />);
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      await user.click(screen.getByText(en.methods.totp.title));
      await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      await user.click(button(en.common.back));
      expect(status()).toBe('choosing-method');
      await waitFor(() => expect(callsOf(sandbox, 'cancel')).toEqual([{ enrollmentId, kind: 'enrollment' }]));
    });

    it("doesn't discard one that was confirmed", async () => {
      const { user, sandbox, unmount } = await opened(<TotpSetup />);
      await user.click(button(en.setup.totp.start));
      const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
      await screen.findByRole('heading', { name: en.backupCodes.title });
      unmount();
      await act(async () => {});
      expect(callsOf(sandbox, 'cancel')).toEqual([]);
    });
  });

  it('leaves nothing behind of a challenge that was passed', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onVerified = vi.fn();
    const { user, unmount } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    unmount();
    await act(async () => {});
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
  });
});
