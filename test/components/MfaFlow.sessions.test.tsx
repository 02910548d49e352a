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

/** A host's two callbacks, and the order in which they are called among the calls of the backend. */
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
  describe('where enrollment is recommended', () => {
    const recommended = { policy: { enrollment: 'recommended' as const } };

    it('hands over the session before it offers anything, and “Not now” is the end', async () => {
      const { user, order, onSession, onComplete, result, sandbox } = await start({}, recommended);
      await user.click(await screen.findByRole('button', { name: en.enrollment.skip }));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(order).toEqual(['session after login', 'complete after login']);
      expect(onSession).toHaveBeenCalledWith({ tokens: result.tokens });
      expect(onComplete).toHaveBeenCalledWith({ tokens: result.tokens });
      expect(callsOf(sandbox, 'cancel')).toEqual([]);
    });

    it('enrolls, has the codes saved, and is done', async () => {
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

  describe('while the host installs the session', () => {
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

    it.each(['rejects', 'throws'])('asks again when that %s, and goes on from there', async (how) => {
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
      expect(root()).toHaveTextContent(en.errors.SERVER);
      expect(root()).not.toHaveTextContent('storage is full');
      expect(onComplete).not.toHaveBeenCalled();
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(onSession).toHaveBeenCalledTimes(2);
      expect(onSession.mock.calls[1]).toEqual(onSession.mock.calls[0]);
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
      expect(uncaught).toEqual([new Error('storage is full')]);
    });

    it('says so as often as it takes, and can be left for the login', async () => {
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

    it('tells nobody that it is complete after the page has gone', async () => {
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
    it('offers new ones with the count that is left, and takes no for an answer', async () => {
      const shown = await start({ totp: true, backupCodes: 3 });
      const { user, sandbox, onComplete } = shown;
      await answerWithBackupCode(shown, sandbox);
      await screen.findByRole('heading', { name: en.backupCodes.offerTitle.used });
      expect(root()).toHaveTextContent(en.backupCodes.low(2));
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([]);
      await user.click(button(en.backupCodes.later));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });

    it('shows new ones that came with the answer, behind the gate', async () => {
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

    it('offers nothing that the backend cannot do', async () => {
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

  it('has new codes saved that come beside the tokens of any challenge', async () => {
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
  ])('lets the person in whose new codes are %s', async (_, backupCodes) => {
    const { user, sandbox, onComplete } = await start({ totp: true });
    sandbox.faults.answer('verifyChallenge', () => ({ tokens, backupCodes }));
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  describe('where enrollment is required', () => {
    const required = { policy: { enrollment: 'required' as const } };

    it('hands the challenge on, and the session of the confirmation over, before the codes are shown', async () => {
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

    it('takes the session of the login where the confirmation brings none', async () => {
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

    it('works with a session that a cookie keeps', async () => {
      const shown = await start({}, { ...required, session: 'cookie' });
      await enrollApp(shown, shown.sandbox);
      await saveCodes(shown);
      await waitFor(() => expect(shown.onComplete).toHaveBeenCalledOnce());
      expect(shown.onComplete.mock.calls[0]).toEqual([expect.objectContaining({ verified: true })]);
    });

    it('asks at the end for the session that the host could not install, and loses nobody’s codes', async () => {
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
  ])('goes straight through for a login %s', async (_, login) => {
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
    ['an error beside tokens', { mfaRequired: false, user: { mfaEnrolled: false }, tokens, error: { message: 'no' } }],
    ['success: false', { success: false, mfaRequired: false, user: { mfaEnrolled: false }, tokens }],
  ])('signs nobody in with %s for a login, and begins again', async (_, login) => {
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
    it('goes on with what the backend says is pending', async () => {
      const sandbox = sandboxWith({ totp: true });
      await sandbox.adapter.login(anna);
      const onComplete = vi.fn();
      const { user } = show(<MfaFlow onRestart={() => {}} onComplete={onComplete} />, sandbox);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });

    it('goes to the login where nothing is', async () => {
      const onRestart = vi.fn();
      show(<MfaFlow onRestart={onRestart} />, sandboxWith());
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
      expect(root()).toHaveTextContent(en.challenge.nothingPendingTitle);
    });

    it('goes to the login where the backend cannot tell', async () => {
      const sandbox = sandboxWith();
      const { getPendingLogin: _, ...adapter } = sandbox.adapter;
      const onRestart = vi.fn();
      show(<MfaFlow onRestart={onRestart} />, { adapter });
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it('asks again on a click when the backend did not answer', async () => {
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

    it('can be left for the login when the backend does not answer', async () => {
      const sandbox = sandboxWith({ totp: true });
      sandbox.faults.fail('getPendingLogin', { code: 'REAUTH_REQUIRED' });
      const onRestart = vi.fn();
      const { user } = show(<MfaFlow onRestart={onRestart} />, sandbox);
      await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
      expect(onRestart).toHaveBeenCalledOnce();
    });

    it.each(['<html>', {}, true])('does not take %o for a login', async (answer) => {
      const sandbox = sandboxWith();
      sandbox.faults.answer('getPendingLogin', () => answer);
      const onComplete = vi.fn();
      show(<MfaFlow onRestart={() => {}} onComplete={onComplete} />, sandbox);
      await waitFor(() => expect(status()).toBe('failed'));
      expect(onComplete).not.toHaveBeenCalled();
    });
  });

  it('keeps the session’s tokens to the callbacks', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onEvent = vi.fn();
    const { user } = show(<MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} />, sandbox, {
      onEvent,
    });
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('finished'));
    expectNoSecretIn('onEvent', onEvent.mock.calls);
  });

  it('asks a challenge of nobody else than of the adapter that it was given', async () => {
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
