import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { MfaFlow, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, button, codeField, codeOf, sandboxWith, show, status } from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

it('an enrollment that leads to another step continues with it once its codes are saved', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required' } });
  const [onSession, onComplete] = [vi.fn(), vi.fn()];
  const result = await sandbox.adapter.login(anna);
  const flow = <MfaFlow result={result} onSession={onSession} onComplete={onComplete} onRestart={() => {}} />;
  const { user } = show(flow, sandbox);
  await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
  await user.click(screen.getByText(en.methods.totp.title));
  const key = (await screen.findByText(KEY)).textContent ?? '';
  // the server requires another code from the new app, as for a sign-in
  const next = {
    mfaRequired: true,
    user: { mfaEnrolled: true },
    challengeId: 'next',
    factors: [{ id: 'app', method: 'totp' }],
  };
  sandbox.faults.answer('verifyTOTP', (answer) => ({ ...(answer as object), tokens: undefined, next }));
  await user.type(codeField(), sandbox.codeFor(key));
  await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
  expect(onSession).not.toHaveBeenCalled();
  await user.click(button(en.backupCodes.finish));

  await waitFor(() => expect(status()).toBe('awaiting-code'));
  expect(screen.getByRole('heading')).toHaveTextContent(en.challenge.title.totp);
  sandbox.faults.answer('verifyChallenge', () => ({ tokens: 'of the last step' }));
  await user.type(codeField(), codeOf(sandbox));
  await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: 'of the last step' }));
  expect(onSession).toHaveBeenCalledExactlyOnceWith({ tokens: 'of the last step' });
});

it('a setup that is used by itself tells its host about the next step', async () => {
  const sandbox = sandboxWith({}, { session: 'cookie' });
  sandbox.signIn(anna.email);
  const onConfirmed = vi.fn();
  const { user } = show(<TotpSetup onConfirmed={onConfirmed} />, sandbox);
  await user.click(button(en.setup.totp.start));
  const key = (await screen.findByText(KEY)).textContent ?? '';
  const next = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'next' };
  sandbox.faults.answer('verifyTOTP', () => ({ next }));
  await user.type(codeField(), sandbox.codeFor(key));
  await waitFor(() =>
    expect(onConfirmed).toHaveBeenCalledExactlyOnceWith({ method: 'totp', session: undefined, next }),
  );
});
