import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge, MfaEnrollment, MfaFlow } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, button, callsOf, challengeOf, codeField, codeOf, sandboxWith, show, status } from './screen.js';

const { common } = en;

describe(en.common.cancel, () => {
  it('while a right code is being checked, the backend is notified afterwards, and nobody is signed in', async () => {
    const sandbox = sandboxWith({ totp: true });
    const [onVerified, onCancel] = [vi.fn(), vi.fn()];
    const challenge = await challengeOf(sandbox);
    const { user } = show(
      <MfaChallenge challenge={challenge} onVerified={onVerified} onCancel={onCancel} onRestart={() => {}} />,
      sandbox,
    );
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
    await user.click(button(common.cancel));
    expect(status()).toBe('leaving');
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
    await act(async () => held.release());
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'cancel')).toHaveLength(1);
    expect(onVerified).not.toHaveBeenCalled();
  });

  it('offers nothing that could still sign in while the backend is being notified', async () => {
    const sandbox = sandboxWith({ totp: true });
    const [onSession, onComplete, onCancel] = [vi.fn(), vi.fn(), vi.fn()];
    const result = await sandbox.adapter.login(anna);
    const { user } = show(
      <MfaFlow result={result} {...{ onSession, onComplete, onCancel }} onRestart={() => {}} />,
      sandbox,
    );
    const held = sandbox.faults.hold('cancel');
    await user.type(codeField(), codeOf(sandbox).slice(0, 5));
    await user.click(button(common.cancel));
    expect(screen.queryByLabelText(en.code.label(6))).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    await act(async () => held.release());
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(onSession).not.toHaveBeenCalled();
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('in an enrollment, nothing else can start while the backend is being notified', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required' } });
    const { challengeId } = await sandbox.adapter.login(anna);
    const [onEnrolled, onCancel] = [vi.fn(), vi.fn()];
    const { user } = show(
      <MfaEnrollment
        required
        skipIntro
        challengeId={challengeId ?? undefined}
        onEnrolled={onEnrolled}
        onCancel={onCancel}
      />,
      sandbox,
    );
    const held = sandbox.faults.hold('cancel');
    await user.click(button(common.back));
    expect(status()).toBe('leaving');
    expect(screen.queryByRole('button')).toBeNull();
    await act(async () => held.release());
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'enrollTOTP')).toEqual([]);
  });
});
