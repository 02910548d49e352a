import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, MfaEnrollment } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, button, callsOf, codeField, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

describe('<MfaEnrollment />', () => {
  it('keeps the backup codes of a confirmed factor, whatever is clicked while the host stores the session', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp', 'sms'] } });
    const { challengeId } = await sandbox.adapter.login(anna);
    let installed = (): void => undefined;
    const onConfirmed = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          installed = resolve;
        }),
    );
    const { user } = show(
      <MfaEnrollment challengeId={challengeId ?? undefined} methods={['totp', 'sms']} onConfirmed={onConfirmed} />,
      sandbox,
    );
    await user.click(button(en.enrollment.start));
    await user.click(screen.getByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) }));
    const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
    await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
    await waitFor(() => expect(onConfirmed).toHaveBeenCalledOnce());
    await user.click(button(en.common.back));
    expect(status()).toBe('confirming');
    installed();
    expect(await screen.findByRole('list', { name: '10 backup codes' })).toBeVisible();
  });

  it('returns to the choice of method when a setup has expired, and says why', async () => {
    const time = fakeTime();
    const sandbox = sandboxWith({}, { policy: { methods: ['totp', 'sms'] } });
    sandbox.signIn(anna.email);
    const { user } = show(<MfaEnrollment skipIntro methods={['totp', 'sms']} />, sandbox);
    await user.click(screen.getByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) }));
    await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
    await time.advance(601_000);
    expect(status()).toBe('choosing-method');
    await waitFor(() => expect(screen.getByText(en.errors.ENROLLMENT_EXPIRED)).toBeVisible());
    await user.click(screen.getByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) }));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
  });
});

describe('<EmailSetup />', () => {
  it('requests another code with the same parameters as the first: nothing typed, nothing made up', async () => {
    const sandbox = sandboxWith({}, { limits: { resendSeconds: 0 } });
    sandbox.signIn(anna.email);
    const { user } = show(<EmailSetup />, sandbox);
    await user.click(button(en.setup.sms.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(await screen.findByRole('button', { name: en.challenge.resend }));
    await waitFor(() => expect(callsOf(sandbox, 'enrollEmail')).toHaveLength(2));
    const [first, second] = callsOf(sandbox, 'enrollEmail');
    expect(second).toEqual(first);
  });
});
