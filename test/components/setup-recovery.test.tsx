import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, MfaEnrollment, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { Hidable } from './Hidable.js';
import { anna, button, phone, sandboxWith, show, status } from './screen.js';

const { common, setup, sent } = en;

function signedIn() {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  return sandbox;
}

describe('a setup whose sign-in has ended', () => {
  it.each([
    ['onRestart', { onRestart: vi.fn() }],
    ['onCancel, if there is no onRestart', { onCancel: vi.fn() }],
  ])('leads to the host through %s', async (_, handlers) => {
    const sandbox = signedIn();
    sandbox.faults.fail('enrollTOTP', { code: 'CHALLENGE_EXPIRED' });
    const { user } = show(<TotpSetup {...handlers} />, sandbox);
    await user.click(button(setup.totp.start));
    await waitFor(() => expect(status()).toBe('expired'));
    await user.click(button(common.signInAgain));
    const [handler] = Object.values(handlers);
    await waitFor(() => expect(handler).toHaveBeenCalledOnce());
  });
});

describe.each(['CHALLENGE_EXPIRED', 'REAUTH_REQUIRED', 'LOCKED', 'METHOD_UNAVAILABLE', 'NETWORK'] as const)(
  'without any handler, after %s',
  (code) => {
    it('there is a button', async () => {
      const sandbox = signedIn();
      sandbox.faults.fail('enrollTOTP', code === 'REAUTH_REQUIRED' ? { code, reauth: 'login' } : { code });
      const { user } = show(<TotpSetup />, sandbox);
      await user.click(button(setup.totp.start));
      await waitFor(() => expect(status()).not.toBe('starting'));
      expect(screen.getAllByRole('button')).not.toHaveLength(0);
    });
  },
);

it('there is a button if nothing can be set up and the host has nowhere to go', () => {
  show(<MfaEnrollment skipIntro methods={[]} />, signedIn());
  expect(button(common.tryAgain)).toBeVisible();
});

describe('a field that was emptied on purpose', () => {
  it.each([
    ['address', <EmailSetup key="email" />, sent.emailLabel, 'anna@work.example', sent.changeEmail],
    ['number', <SmsSetup key="sms" />, sent.phoneLabel, phone, sent.changePhone],
  ])('stays empty after the screen was hidden: %s', async (_, element, label, typed, change) => {
    const sandbox = signedIn();
    const hidable = (hidden: boolean) => <Hidable hidden={hidden}>{element}</Hidable>;
    const { user, show: again } = show(hidable(false), sandbox);
    await user.type(screen.getByLabelText(label), `${typed}{Enter}`);
    await user.click(await screen.findByRole('button', { name: change }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(label).value).not.toBe(''));
    again(hidable(true));
    again(hidable(false));
    await user.clear(screen.getByLabelText(label));
    again(hidable(true));
    again(hidable(false));
    expect(screen.getByLabelText(label)).toHaveValue('');
  });
});
