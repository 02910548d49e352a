import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { MfaChallenge, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { expectNoSecretIn, watchSecrets } from '../leakCheck.js';
import {
  anna,
  button,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  sandboxWith,
  show,
  status,
} from './screen.js';

// Without a code, these ids are useless, but they still belong neither on a page nor in a log or an error report.

it('the id of a challenge appears neither on the page nor in caches, the console or callbacks', async () => {
  const sandbox = sandboxWith({ sms: phone, totp: true, backupCodes: true });
  const challenge = await challengeOf(sandbox);
  watchSecrets(() => [challenge.challengeId]);
  const [onVerified, onError, onEvent] = [vi.fn(), vi.fn(), vi.fn()];
  const { user, unmount } = show(
    <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />,
    sandbox,
    {
      onError,
      onEvent,
    },
  );
  await user.type(codeField(), sandbox.wrongCode());
  await screen.findByText(en.errors.INVALID_CODE);
  await chooseMethod(user, en.challenge.backupCodeLabel);
  await user.click(button(en.challenge.useAnotherMethod));
  await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
  await waitFor(() => expect(status()).toBe('awaiting-code'));
  await user.click(button(en.challenge.useAnotherMethod));
  await user.click(button(new RegExp(`^${en.methods.totp.title}`)));
  await user.type(codeField(), `${codeOf(sandbox)}{Enter}`);
  await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  expectNoSecretIn('onError', onError.mock.calls);
  expectNoSecretIn('onEvent', onEvent.mock.calls);
  unmount();
});

it('the id of a setup appears in none of these places either', async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  const id = 'enrollment-7c1f0a9be23d';
  const enrollTOTP: typeof sandbox.adapter.enrollTOTP = async (...p) => ({
    ...(await sandbox.adapter.enrollTOTP(...p)),
    id,
  });
  watchSecrets(() => [id]);
  const [onError, onEvent] = [vi.fn(), vi.fn()];
  const { user } = show(<TotpSetup />, { adapter: { ...sandbox.adapter, enrollTOTP } }, { onError, onEvent });
  await user.click(button(en.setup.totp.start));
  await user.type(await screen.findByLabelText(en.code.label(6)), '123456');
  await waitFor(() => expect(onError).toHaveBeenCalled());
  expectNoSecretIn('onError', onError.mock.calls);
  expectNoSecretIn('onEvent', onEvent.mock.calls);
});
