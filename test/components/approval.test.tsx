import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApprovalStep } from '../../src/approval.js';
import {
  MfaChallenge,
  MfaChallengeDialog,
  type MfaChallengeProps,
  type MfaCustomMethod,
  MfaFlow,
  useStepUp,
} from '../../src/index.js';
import { enApproval } from '../../src/locales/enApproval.js';
import type { SandboxOptions, SandboxUserSeed } from '../../src/sandbox/index.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import { en } from '../words.js';
import {
  anna,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  root,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';
import { fakeTime } from './time.js';

const words = enApproval.approval;
const slots = { Approval: ApprovalStep };
const push: MfaCustomMethod = {
  id: 'push',
  name: 'Harbour app',
  hint: 'Open Harbour on your phone.',
  kind: 'approval',
};

/** Anna's backend: she approves on her phone, or has an authenticator app. */
const backend = (seed: Partial<SandboxUserSeed> = {}, options: SandboxOptions = {}) =>
  sandboxWith({ methods: ['push'], totp: true, ...seed }, { methods: [push], ...options });

async function challenged(
  sandbox = backend(),
  props: Partial<MfaChallengeProps> = {},
  options: Parameters<typeof show>[2] = { slots },
) {
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const ui = <MfaChallenge challenge={challenge} onVerified={onVerified} onRestart={() => {}} {...props} />;
  return { ...show(ui, sandbox, options), sandbox, challenge, onVerified };
}

async function waiting(sandbox = backend()) {
  const time = fakeTime();
  const shown = await challenged(sandbox);
  await time.advance(1);
  return { ...shown, ...time, number: sandbox.lastPush().number ?? '' };
}

describe('an approval on another device', () => {
  it('shows and announces the number, and says that it is waiting', async () => {
    const { number } = await waiting();
    expect(status()).toBe('awaiting-approval');
    expect(root()).toHaveAccessibleName('Harbour app');
    expect(root()).toHaveTextContent('Open Harbour on your phone.');
    expect(screen.getByText(number)).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(`${words.match(number)}${words.waiting}`);
    expect(root()).toHaveTextContent(words.expiresIn('').trim());
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('shows no number if the backend gives none', async () => {
    await waiting(backend({}, { numberMatching: false }));
    expect(screen.getByRole('status').textContent).toBe(words.waiting);
  });

  it('signs in once it is approved, and trusts the device if requested', async () => {
    const { user, sandbox, advance, onVerified } = await waiting();
    await user.click(screen.getByRole('checkbox'));
    sandbox.lastPush().approve();
    await advance(2000);
    expect(status()).toBe('verified');
    expect(onVerified).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ by: 'push' }));
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
  });

  it('says that it was denied, and sends it again on click once the wait is over', async () => {
    const { user, sandbox, advance, number } = await waiting();
    sandbox.lastPush().deny();
    await advance(2000);
    expect(status()).toBe('approval-ended');
    expect(screen.getByRole('status')).toHaveTextContent(words.denied);
    expect(screen.queryByText(number)).toBeNull();
    await advance(30_000);
    await user.click(button(words.sendAgain));
    await advance(1);
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    expect(status()).toBe('awaiting-approval');
    expect(screen.getByText(sandbox.lastPush().number ?? '')).toBeVisible();
  });

  it('asks whether to trust the device only while there is something to approve, and keeps the choice', async () => {
    const { user, sandbox, advance } = await waiting();
    await user.click(screen.getByRole('checkbox'));
    sandbox.lastPush().deny();
    await advance(2000);
    expect(status()).toBe('approval-ended');
    expect(screen.queryByRole('checkbox')).toBeNull();
    await advance(30_000);
    await user.click(button(words.sendAgain));
    await advance(1);
    expect(screen.getByRole('checkbox')).toBeChecked();
  });

  it('says that it expired', async () => {
    const { advance, sandbox } = await waiting();
    await advance(61_000);
    expect(status()).toBe('approval-ended');
    expect(screen.getByRole('status')).toHaveTextContent(words.expired);
    expect(button(words.sendAgain)).toBeEnabled();
    expect(sandbox.pushes).toEqual([]);
  });

  it('ends with the challenge after too many denials, and leads back to the password', async () => {
    const { advance, sandbox } = await waiting(backend({}, { limits: { attempts: 1 } }));
    sandbox.lastPush().deny();
    await advance(2000);
    expect(status()).toBe('expired');
    expect(root()).toHaveTextContent(en.challenge.tooManyCodesTitle);
    expect(button(en.common.signInAgain)).toBeVisible();
  });

  it('offers another method, and then stops polling the backend', async () => {
    const { user, sandbox, advance } = await waiting();
    await user.click(button(en.challenge.useAnotherMethod));
    await user.click(screen.getByText(en.methods.totp.title));
    expect(status()).toBe('awaiting-code');
    const { length } = callsOf(sandbox, 'verifyApproval');
    await advance(60_000);
    expect(callsOf(sandbox, 'verifyApproval')).toHaveLength(length);
  });

  it('is withdrawn when the user cancels', async () => {
    const { user, sandbox, advance } = await challenged(backend(), { onCancel: () => {} }).then((shown) => ({
      ...shown,
      ...fakeTime(),
    }));
    const request = sandbox.lastPush();
    await user.click(button(en.common.cancel));
    await advance(1);
    expect(request.status).toBe('withdrawn');
  });

  it('works as a step of the whole flow', async () => {
    const sandbox = backend();
    const onComplete = vi.fn();
    const result = await sandbox.adapter.login(anna);
    sandbox.lastPush().approve();
    show(<MfaFlow result={result} onComplete={onComplete} onRestart={() => {}} />, sandbox, { slots });
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onComplete)).toBe(anna.email);
  });

  it('works for a step-up', async () => {
    const sandbox = backend();
    sandbox.signIn(anna.email);
    const passed = vi.fn();
    function Page() {
      const { stepUp, reauth } = useStepUp();
      return (
        <>
          <button type="button" onClick={() => void stepUp().then(passed)}>
            Delete
          </button>
          <MfaChallengeDialog reauth={reauth} />
        </>
      );
    }
    const { user } = show(<Page />, sandbox, { slots });
    await user.click(button('Delete'));
    await screen.findByText(words.waiting);
    sandbox.lastPush().approve();
    await waitFor(() => expect(passed).toHaveBeenCalledOnce(), { timeout: 10_000 });
  });

  it("uses the host's texts", async () => {
    const messages = { approval: { waiting: 'Warten auf die Freigabe …' } };
    await challenged(backend(), {}, { slots, messages });
    expect(await screen.findByText(messages.approval.waiting)).toBeVisible();
  });
});

describe('an approval without a slot', () => {
  it('is an error that tells the developer the fix, at the first challenge of any user', async () => {
    const uncaught = uncaughtErrors();
    await challenged(backend({ methods: [] }), {}, {});
    await waitFor(() => expect(uncaught).toHaveLength(1));
    expect(String(uncaught[0])).toContain('slots={{ Approval: ApprovalStep }}');
    expect(codeField()).toBeVisible();
  });

  it('is no error if the drop-in has the slot', async () => {
    const uncaught = uncaughtErrors();
    await challenged(backend(), { slots }, {});
    expect(await screen.findByText(words.waiting)).toBeVisible();
    expect(uncaught).toEqual([]);
  });

  it('sends nothing, and shows another method at once', async () => {
    uncaughtErrors();
    const { user, sandbox } = await challenged(backend({ backupCodes: true }, { sendOnLogin: false }), {}, {});
    expect(codeField()).toBeVisible();
    await chooseMethod(user, en.challenge.backupCodeLabel);
    expect(status()).toBe('awaiting-backup-code');
    expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
  });

  it("says that it can't be used if the user has no other method, and offers a backup code and help", async () => {
    uncaughtErrors();
    const only = backend({ totp: false }, { sendOnLogin: false });
    const { user, sandbox } = await challenged(only, {}, {});
    expect(screen.getByText(en.errors.METHOD_UNAVAILABLE)).toHaveAttribute('data-mfa-part', 'description');
    expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
    await chooseMethod(user, en.challenge.backupCodeLabel);
    expect(button(en.challenge.needHelp)).toBeVisible();
  });
});
