import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaFlow, type MfaLoginResult } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { expectNoSecretIn, watchSecrets } from '../leakCheck.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import {
  anna,
  button,
  callsOf,
  chooseMethod,
  codeField,
  codeOf,
  root,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;
const tokens = { accessToken: 'tok-5bd1e995-0c1d' };
type Seed = Parameters<typeof sandboxWith>[0];
type Options = Parameters<typeof sandboxWith>[1];

/** A host's two callbacks, and the order of their calls among those of the backend. */
function host(sandbox: Sandbox, install: () => void | Promise<void> = () => {}) {
  const order: string[] = [];
  const onSession = vi.fn(async () => {
    order.push(`session after ${sandbox.calls.at(-1)?.name}`);
    await install();
  });
  const onComplete = vi.fn(() => void order.push(`complete after ${sandbox.calls.at(-1)?.name}`));
  return { order, onSession, onComplete };
}

async function start(seed: Seed, options: Options = {}, install?: () => void | Promise<void>) {
  const sandbox = sandboxWith(seed, options);
  const result = await sandbox.adapter.login(anna);
  const callbacks = host(sandbox, install);
  const { onSession, onComplete } = callbacks;
  const element = <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />;
  return { ...show(element, sandbox), ...callbacks, sandbox, result, element };
}

async function enrollApp({ user }: Pick<ReturnType<typeof show>, 'user'>, sandbox: Sandbox): Promise<void> {
  await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
  await user.click(screen.getByText(en.methods.totp.title));
  await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
}

async function saveCodes({ user }: Pick<ReturnType<typeof show>, 'user'>): Promise<void> {
  await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
  await user.click(button(en.backupCodes.finish));
}

async function answerWithBackupCode(shown: Pick<ReturnType<typeof show>, 'user'>, sandbox: Sandbox): Promise<void> {
  await chooseMethod(shown.user, en.challenge.backupCodeLabel);
  const [code] = sandbox.user(anna.email).backupCodes;
  await shown.user.type(screen.getByLabelText(en.challenge.backupCodeLabel), `${code}{Enter}`);
}

describe('<MfaFlow />', () => {
  describe('if enrollment is recommended', () => {
    const recommended = { policy: { enrollment: 'recommended' as const } };

    it('delivers the session before it offers anything, and ends with “Not now”', async () => {
      const { user, order, onSession, onComplete, result, sandbox } = await start({}, recommended);
      await user.click(await screen.findByRole('button', { name: en.enrollment.skip }));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(order).toEqual(['session after login', 'complete after login']);
      expect(onSession).toHaveBeenCalledWith({ tokens: result.tokens });
      expect(onComplete).toHaveBeenCalledWith({ tokens: result.tokens });
      expect(callsOf(sandbox, 'cancel')).toEqual([]);
    });

    it('enrolls, makes the user save the codes, and completes', async () => {
      const shown = await start({}, recommended);
      const { onSession, onComplete, sandbox } = shown;
      await enrollApp(shown, sandbox);
      expect(onComplete).not.toHaveBeenCalled();
      await saveCodes(shown);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(onSession).toHaveBeenCalledOnce();
      expect(screen.queryByRole('heading', { name: en.enrollment.doneTitle })).not.toBeInTheDocument();
    });
  });

  describe('while the host stores the session', () => {
    it('calls nothing and shows nothing else', async () => {
      let installed = (): void => {};
      const installing = new Promise<void>((resolve) => {
        installed = resolve;
      });
      const shown = await start({ totp: true, backupCodes: true }, {}, () => installing);
      const { sandbox, onComplete } = shown;
      await answerWithBackupCode(shown, sandbox);
      await waitFor(() => expect(status()).toBe('opening-session'));
      await act(async () => {});
      expect(sandbox.calls.at(-1)?.name).toBe('verifyBackupCode');
      installed();
      await screen.findByRole('heading', { name: en.backupCodes.offerTitle.used });
      expect(onComplete).not.toHaveBeenCalled();
    });

    it.each(['rejects', 'throws'])('asks for a retry if that %s, and then continues', async (how) => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const result = await sandbox.adapter.login(anna);
      const onComplete = vi.fn();
      const onSession = vi.fn<(session: unknown) => Promise<void> | void>().mockImplementationOnce(() => {
        if (how === 'throws') throw new Error('storage is full');
        return Promise.reject(new Error('storage is full'));
      });
      const onError = vi.fn();
      const { user } = show(
        <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />,
        sandbox,
        { onError },
      );
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(status()).toBe('session-failed'));
      expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'UNKNOWN', operation: 'onSession' })]]);
      expect(screen.getByText(en.errors.SERVER)).toHaveAttribute('data-mfa-part', 'description');
      expect(root().querySelector('[data-mfa-part="screen-icon"]')).toBeVisible();
      expect(root()).not.toHaveTextContent('storage is full');
      expect(onComplete).not.toHaveBeenCalled();
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(onSession).toHaveBeenCalledTimes(2);
      expect(onSession.mock.calls[1]).toEqual(onSession.mock.calls[0]);
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
      expect(uncaught).toEqual([new Error('storage is full')]);
    });

    it('says so each time it fails, and offers to sign in again', async () => {
      uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const result = await sandbox.adapter.login(anna);
      const onRestart = vi.fn();
      const onSession = vi.fn().mockRejectedValue(new Error('storage is full'));
      const { user } = show(<MfaFlow result={result} onSession={onSession} onRestart={onRestart} />, sandbox);
      await user.type(codeField(), codeOf(sandbox));
      const title = { name: en.challenge.signInFailedTitle };
      expect(await screen.findByRole('heading', title)).toHaveFocus();
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(onSession).toHaveBeenCalledTimes(2));
      expect(await screen.findByRole('heading', title)).toHaveFocus();
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it("doesn't complete after the component is unmounted", async () => {
      let installed = (): void => {};
      const installing = new Promise<void>((resolve) => {
        installed = resolve;
      });
      const { unmount, onComplete, onSession } = await start({}, {}, () => installing);
      await waitFor(() => expect(onSession).toHaveBeenCalledOnce());
      unmount();
      installed();
      await act(async () => {});
      expect(onComplete).not.toHaveBeenCalled();
    });
  });

  describe('after a backup code', () => {
    it('offers new ones with the number that is left, which the user can decline', async () => {
      const shown = await start({ totp: true, backupCodes: 3 });
      const { user, sandbox, onComplete } = shown;
      await answerWithBackupCode(shown, sandbox);
      await screen.findByRole('heading', { name: en.backupCodes.offerTitle.used });
      expect(root()).toHaveTextContent(en.backupCodes.low(2));
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([]);
      await user.click(button(en.backupCodes.later));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });

    it('shows new ones that came with the response, and waits until they are saved', async () => {
      const shown = await start({ totp: true, backupCodes: true }, { newCodesAfterUse: true });
      const { user, sandbox, onSession, onComplete } = shown;
      await answerWithBackupCode(shown, sandbox);
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
      expect(onSession).toHaveBeenCalledOnce();
      await user.click(button(en.backupCodes.finish));
      expect(onComplete).not.toHaveBeenCalled();
      await saveCodes(shown);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });

    it("offers nothing that the backend can't do", async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const { regenerateBackupCodes: _, ...adapter } = sandbox.adapter;
      const onComplete = vi.fn();
      const shown = show(
        <MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} onComplete={onComplete} />,
        { adapter },
      );
      await answerWithBackupCode(shown, sandbox);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });
  });

  it('makes the user save new codes that come with the tokens of any challenge', async () => {
    const shown = await start({ totp: true });
    const { user, sandbox, onComplete } = shown;
    sandbox.faults.answer('verifyChallenge', () => ({ tokens, backupCodes: ['new1-new1', 'new2-new2'] }));
    await user.type(codeField(), codeOf(sandbox));
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    expect(onComplete).not.toHaveBeenCalled();
    await saveCodes(shown);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it.each<[string, unknown]>([
    ['a page', '<html>'],
    ['numbers', [1, 2, 3]],
    ['nothing', []],
  ])('signs the user in if the new codes are %s', async (_, backupCodes) => {
    const { user, sandbox, onComplete } = await start({ totp: true });
    sandbox.faults.answer('verifyChallenge', () => ({ tokens, backupCodes }));
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  describe('if enrollment is required', () => {
    const required = { policy: { enrollment: 'required' as const } };

    it("passes on the challenge, and delivers the confirmation's session before it shows the codes", async () => {
      const shown = await start({}, required);
      const { order, sandbox, result, onComplete } = shown;
      await enrollApp(shown, sandbox);
      await screen.findByRole('heading', { name: en.backupCodes.title });
      expect(order).toEqual(['session after verifyTOTP']);
      expect(callsOf(sandbox, 'enrollTOTP')).toEqual([{ challengeId: result.challengeId }]);
      await saveCodes(shown);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(signedInAs(sandbox, onComplete)).toBe(anna.email);
    });

    it('says why, and has no “Not now”', async () => {
      await start({}, required);
      expect(root()).toHaveTextContent(en.enrollment.required);
      expect(screen.queryByRole('button', { name: en.enrollment.skip })).not.toBeInTheDocument();
    });

    it("delivers the login's session if the confirmation returns none", async () => {
      const sandbox = sandboxWith({}, required);
      watchSecrets(() => [tokens.accessToken]);
      const login: MfaLoginResult<typeof tokens> = { ...(await sandbox.adapter.login(anna)), tokens };
      const onComplete = vi.fn();
      const onSession = vi.fn();
      const shown = show(
        <MfaFlow onRestart={() => {}} result={login} onSession={onSession} onComplete={onComplete} />,
        sandbox,
      );
      sandbox.faults.answer('verifyTOTP', () => undefined);
      expect(onSession).not.toHaveBeenCalled();
      await enrollApp(shown, sandbox);
      await saveCodes(shown);
      await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens }));
      expect(onSession).toHaveBeenCalledExactlyOnceWith({ tokens });
    });

    it('works with a session in a cookie', async () => {
      const shown = await start({}, { ...required, session: 'cookie' });
      await enrollApp(shown, shown.sandbox);
      await saveCodes(shown);
      await waitFor(() => expect(shown.onComplete).toHaveBeenCalledOnce());
      expect(shown.onComplete.mock.calls[0]).toEqual([expect.objectContaining({ verified: true })]);
    });

    it("asks at the end for the session that the host couldn't store, and loses no codes", async () => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({}, required);
      const onComplete = vi.fn();
      const onSession = vi.fn<() => Promise<void>>(async () => {}).mockRejectedValueOnce(new Error('storage is full'));
      const result = await sandbox.adapter.login(anna);
      const shown = show(
        <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />,
        sandbox,
      );
      await enrollApp(shown, sandbox);
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
      await saveCodes(shown);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(uncaught).toHaveLength(1);
      expect(onSession).toHaveBeenCalledTimes(2);
    });
  });

  it.each<[string, Partial<MfaLoginResult>]>([
    ['with a cookie for a session', { mfaRequired: false, user: { mfaEnrolled: true } }],
    ['without MFA at all', { mfaRequired: false, user: { mfaEnrolled: false }, tokens }],
    [
      'enrolled, on a trusted device',
      { mfaRequired: false, user: { mfaEnrolled: true }, tokens, enrollment: 'recommended' },
    ],
  ])('completes at once for a login %s', async (_, login) => {
    const onComplete = vi.fn();
    const onSession = vi.fn();
    show(
      <MfaFlow onRestart={() => {}} result={login as MfaLoginResult} onSession={onSession} onComplete={onComplete} />,
      sandboxWith(),
    );
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    const session = login.tokens ? { tokens } : { verified: true };
    expect(onSession).toHaveBeenCalledExactlyOnceWith(session);
    expect(onComplete).toHaveBeenCalledExactlyOnceWith(session);
  });

  it.each<[string, unknown]>([
    ['{}', {}],
    ['a list', [1]],
    ['a login without user', { mfaRequired: false, tokens }],
    ['“no second step” as text', { mfaRequired: 'false', user: { mfaEnrolled: false }, tokens }],
    ['a challenge without id', { mfaRequired: true, user: { mfaEnrolled: true } }],
    ['a challenge whose id is an object', { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: {} }],
    ['an error next to tokens', { mfaRequired: false, user: { mfaEnrolled: false }, tokens, error: { message: 'no' } }],
    ['success: false', { success: false, mfaRequired: false, user: { mfaEnrolled: false }, tokens }],
  ])('signs nobody in with %s as a login, and starts again', async (_, login) => {
    const onComplete = vi.fn();
    const onSession = vi.fn();
    const onRestart = vi.fn();
    const { user } = show(
      <MfaFlow result={login as MfaLoginResult} onSession={onSession} onComplete={onComplete} onRestart={onRestart} />,
      sandboxWith(),
    );
    expect(status()).toBe('must-restart');
    await act(async () => {});
    expect(onSession).not.toHaveBeenCalled();
    expect(onComplete).not.toHaveBeenCalled();
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
  });

  describe('without a login, after a reload', () => {
    it('continues with what the backend says is pending', async () => {
      const sandbox = sandboxWith({ totp: true });
      await sandbox.adapter.login(anna);
      const onComplete = vi.fn();
      const { user } = show(<MfaFlow onRestart={() => {}} onComplete={onComplete} />, sandbox);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });

    it('shows the sign-in form if nothing is pending', async () => {
      const onRestart = vi.fn();
      show(<MfaFlow onRestart={onRestart} />, sandboxWith());
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
      expect(root()).toHaveTextContent(en.challenge.nothingPendingTitle);
    });

    it("shows the sign-in form if the backend can't say", async () => {
      const sandbox = sandboxWith();
      const { getPendingLogin: _, ...adapter } = sandbox.adapter;
      const onRestart = vi.fn();
      show(<MfaFlow onRestart={onRestart} />, { adapter });
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it("retries on click if the backend didn't respond", async () => {
      const sandbox = sandboxWith({ totp: true });
      await sandbox.adapter.login(anna);
      sandbox.faults.fail('getPendingLogin', { code: 'NETWORK' });
      const { user } = show(<MfaFlow onRestart={() => {}} />, sandbox);
      await screen.findByText(en.errors.NETWORK);
      sandbox.faults.fail('getPendingLogin', { code: 'NETWORK' });
      await user.click(button(en.common.tryAgain));
      expect(await screen.findByRole('heading', { name: en.common.loadFailedTitle })).toHaveFocus();
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    });

    it("can be left for the sign-in form if the backend doesn't respond", async () => {
      const sandbox = sandboxWith({ totp: true });
      sandbox.faults.fail('getPendingLogin', { code: 'REAUTH_REQUIRED' });
      const onRestart = vi.fn();
      const { user } = show(<MfaFlow onRestart={onRestart} />, sandbox);
      await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
      expect(onRestart).toHaveBeenCalledOnce();
    });

    it.each(['<html>', {}, true])("doesn't accept %o as a login", async (answer) => {
      const sandbox = sandboxWith();
      sandbox.faults.answer('getPendingLogin', () => answer);
      const onComplete = vi.fn();
      show(<MfaFlow onRestart={() => {}} onComplete={onComplete} />, sandbox);
      await waitFor(() => expect(status()).toBe('failed'));
      expect(onComplete).not.toHaveBeenCalled();
    });
  });

  it('passes the session’s tokens only to the callbacks', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onEvent = vi.fn();
    const { user } = show(<MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} />, sandbox, {
      onEvent,
    });
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('finished'));
    expectNoSecretIn('onEvent', onEvent.mock.calls);
  });

  it('sends a challenge only to the adapter that it came from', async () => {
    const sandbox = sandboxWith({ totp: true });
    const verifyChallenge: MfaAdapter['verifyChallenge'] = vi.fn(async () => ({ verified: true as const }));
    const onComplete = vi.fn();
    const result = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c1' };
    const { user } = show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, {
      adapter: { verifyChallenge },
    });
    await user.type(codeField(), '739184');
    await waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ verified: true }));
    expect(sandbox.calls).toEqual([]);
  });
});
