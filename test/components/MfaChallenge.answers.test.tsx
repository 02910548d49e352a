import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { callsOf, challengeOf, codeField, codeOf, root, sandboxWith, show, signedInAs, status } from './screen.js';

const SERVER = en.errors.SERVER;
const PAGE = '<!doctype html><title>502 Bad Gateway</title><h1>nginx</h1>';

/** What a backend, a proxy or an SDK may resolve with instead of a session. */
const worthless: [string, unknown][] = [
  ['an HTML page', PAGE],
  ['null', null],
  ['nothing', undefined],
  ['{}', {}],
  ['a list', []],
  ['true', true],
  ['1', 1],
  ['{ success: true }', { success: true }],
  ['{ success: "true", tokens: … } of a failure', { success: false, tokens: { accessToken: 't' } }],
  ['{ ok: true, status: 200 }', { ok: true, status: 200 }],
  ['{ verified: "true" }', { verified: 'true' }],
  ['{ verified: 1 }', { verified: 1 }],
  ['{ verified: false }', { verified: false }],
  ['{ tokens: null }', { tokens: null }],
  ['{ tokens: "" }', { tokens: '' }],
  ['{ tokens: false }', { tokens: false }],
  ['{ token: … }', { token: { accessToken: 't' } }],
  ['{ data: { tokens: … } }', { data: { tokens: { accessToken: 't' } } }],
  ['{ error: … } next to tokens', { error: { message: 'no' }, tokens: { accessToken: 't' } }],
  ['{ error: "…" }', { error: PAGE }],
  ['{ mfaRequired: false }', { mfaRequired: false, user: { mfaEnrolled: true } }],
];

async function start(change: (adapter: MfaAdapter) => Partial<MfaAdapter> = () => ({})) {
  const sandbox = sandboxWith({ totp: true });
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const adapter: MfaAdapter = { ...sandbox.adapter, ...change(sandbox.adapter) };
  const element = <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />;
  return { ...show(element, { adapter }), sandbox, onVerified, challenge, element };
}

describe('<MfaChallenge />', () => {
  describe.each(worthless)('if the backend responds with %s', (_, answer) => {
    it('signs nobody in, says that the server failed, and continues with the next code', async () => {
      const { user, sandbox, onVerified } = await start();
      sandbox.faults.answer('verifyChallenge', () => answer);
      await user.type(codeField(), sandbox.wrongCode());
      await screen.findByText(SERVER);
      expect(root()).not.toHaveTextContent(/nginx|Bad Gateway/);
      expect(onVerified).not.toHaveBeenCalled();
      await user.keyboard(codeOf(sandbox));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(signedInAs(sandbox, onVerified)).toBe('anna@example.com');
    });
  });

  it.each([
    ['500 with a page', new Error(`Request failed with status 500: ${PAGE}`)],
    ['text', PAGE],
    ['null', null],
    ['nothing', undefined],
    ['an unknown code', { code: 'E_TEAPOT', message: 'short and stout' }],
    ['a code that every object has', { code: 'constructor' }],
    [
      'an unreadable error',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
    ],
  ])('treats a rejection with %s as an unknown failure', async (_, error) => {
    const { user, sandbox, onVerified } = await start();
    sandbox.faults.fail('verifyChallenge', error);
    await user.type(codeField(), codeOf(sandbox));
    await screen.findByText(en.errors.UNKNOWN);
    expect(root()).not.toHaveTextContent(/nginx|stout|E_TEAPOT/);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it.each<[string, () => Promise<never>]>([
    [
      'throws at once',
      () => {
        throw { code: 'INVALID_CODE' };
      },
    ],
    ['responds with the failure as an object', () => Promise.resolve({ error: { code: 'INVALID_CODE' } } as never)],
    ['responds with success: false', () => Promise.resolve({ success: false, code: 'INVALID_CODE' } as never)],
  ])('understands a backend that %s', async (_, verifyChallenge) => {
    const { user, sandbox, onVerified } = await start(() => ({ verifyChallenge }));
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(en.errors.INVALID_CODE);
    expect(onVerified).not.toHaveBeenCalled();
  });

  it.each([
    ['tokens', { tokens: { accessToken: 'tok-5bd1e995' } }],
    ['tokens that are text', { tokens: 'tok-5bd1e995' }],
    ['verified: true, if a cookie keeps the session', { verified: true }],
    ['tokens and more', { tokens: { accessToken: 'tok-5bd1e995' }, expires_in: 3600, session: { id: 1 } }],
  ])('is passed by %s', async (_, answer) => {
    const { user, sandbox, onVerified } = await start();
    sandbox.faults.answer('verifyChallenge', () => answer);
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    const { tokens, verified } = answer as { tokens?: unknown; verified?: true };
    const session = tokens === undefined ? { verified } : { tokens };
    expect(onVerified).toHaveBeenCalledWith({ session, codes: undefined, codesLeft: undefined, by: 'totp' });
    expect(status()).toBe('verified');
  });

  it('calls the host once, even if it renders again and again', async () => {
    const { user, sandbox, onVerified, show: again, element } = await start();
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    for (let i = 0; i < 3; i++) again(element);
    expect(onVerified).toHaveBeenCalledOnce();
  });

  it('uses one response if there are two', async () => {
    const { user, sandbox, onVerified } = await start(({ verifyChallenge }) => ({
      verifyChallenge: (p, ctx) =>
        new Promise((resolve, reject) => {
          verifyChallenge(p, ctx).then((answer) => {
            resolve(answer);
            resolve(answer);
          }, reject);
        }),
    }));
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    await act(async () => {});
    expect(onVerified).toHaveBeenCalledOnce();
  });

  describe('if the response comes late', () => {
    it("delivers it after the component is unmounted, because that isn't Cancel", async () => {
      const { user, sandbox, onVerified, unmount, queryClient } = await start();
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
      unmount();
      held.release();
      await act(async () => {});
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(queryClient.getMutationCache().getAll()).toEqual([]);
    });

    it("doesn't abort the call when the component is unmounted", async () => {
      let answer = (_: unknown): void => {};
      let signal: AbortSignal | undefined;
      const { user, sandbox, onVerified, unmount } = await start(() => ({
        verifyChallenge: (_, ctx) => {
          signal = ctx?.signal;
          return new Promise((resolve) => {
            answer = resolve as typeof answer;
          });
        },
      }));
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(signal).toBeDefined());
      expect(signal?.aborted).toBe(false);
      unmount();
      await act(async () => {});
      expect(signal?.aborted).toBe(false);
      answer({ tokens: { accessToken: 'tok-5bd1e995' } });
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it.each(['succeeds', 'fails'])('ignores that the earlier challenge %s once another is shown', async (outcome) => {
      const sandbox = sandboxWith({ totp: true });
      const onVerified = vi.fn();
      const onError = vi.fn();
      const onEvent = vi.fn();
      const first = await challengeOf(sandbox);
      const second = await challengeOf(sandbox.newClient());
      const { user, show: showAgain } = show(
        <MfaChallenge onRestart={() => {}} challenge={first} onVerified={onVerified} />,
        sandbox,
        {
          onError,
          onEvent,
        },
      );
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), outcome === 'succeeds' ? codeOf(sandbox) : sandbox.wrongCode());
      await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
      showAgain(<MfaChallenge onRestart={() => {}} challenge={second} onVerified={onVerified} />);
      expect(status()).toBe('awaiting-code');
      held.release();
      await act(async () => {});
      expect(status()).toBe('awaiting-code');
      expect(onVerified).not.toHaveBeenCalled();
      expect(onError).not.toHaveBeenCalled();
      expect(onEvent).not.toHaveBeenCalled();
      expect(codeField()).not.toBeInvalid();
    });

    it('ignores the earlier challenge, however the backend reacts to the abort', async () => {
      const answers: ((answer: unknown) => void)[] = [];
      const {
        user,
        sandbox,
        onVerified,
        show: showAgain,
        challenge,
      } = await start(() => ({
        verifyChallenge: () => new Promise((resolve) => void answers.push(resolve as (answer: unknown) => void)),
      }));
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(answers).toHaveLength(1));
      // the response has arrived, but hasn't been processed when the other challenge comes
      answers[0]?.({ tokens: { accessToken: 'tok-of-the-first' } });
      showAgain(
        <MfaChallenge
          onRestart={() => {}}
          challenge={{ ...challenge, challengeId: 'another' }}
          onVerified={onVerified}
        />,
      );
      await act(async () => {});
      expect(onVerified).not.toHaveBeenCalled();
      expect(status()).toBe('awaiting-code');
    });
  });

  it('starts empty with another challenge: keeps nothing that was typed or selected for the first one', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { challengeId } = await challengeOf(sandbox);
    const { user, show: showAgain } = show(<MfaChallenge onRestart={() => {}} challengeId={challengeId} />, sandbox);
    await user.type(codeField(), '739');
    await user.click(screen.getByRole('checkbox', { name: /Don’t ask again/ }));
    showAgain(<MfaChallenge onRestart={() => {}} challengeId="another" />);
    expect(codeField()).toHaveValue('');
    expect(screen.getByRole('checkbox', { name: /Don’t ask again/ })).not.toBeChecked();
  });

  describe('if the challenge itself is unusable', () => {
    it.each([
      ['factors that aren’t a list', { factors: 'totp' }],
      ['times that are none', { expiresIn: 'soon', resendIn: Number.NaN }],
      ['a first send to nobody', { sentTo: 'factor-of-somebody-else' }],
    ])('works without %s', async (_, odd) => {
      const sandbox = sandboxWith({ totp: true });
      const onVerified = vi.fn();
      const { challengeId } = await challengeOf(sandbox);
      const challenge = { challengeId, ...odd } as Parameters<typeof MfaChallenge>[0]['challenge'];
      const { user } = show(
        <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />,
        sandbox,
      );
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it('asks to sign in again if no factor has a known method', async () => {
      const sandbox = sandboxWith({ totp: true });
      const onRestart = vi.fn();
      const factors = [{ id: 'f1', method: 'carrier-pigeon' }] as never;
      const { user } = show(<MfaChallenge challenge={{ challengeId: 'c1', factors }} onRestart={onRestart} />, sandbox);
      expect(status()).toBe('expired');
      await user.click(screen.getByRole('button', { name: en.common.signInAgain }));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it("shows the factors' own names, as text", async () => {
      const sandbox = sandboxWith({ totp: true });
      const factors = [
        { id: '__proto__', method: 'totp' as const, label: '<img src=x onerror=alert(1)>' },
        { id: 'constructor', method: 'totp' as const, label: '{{7*7}}‮evil' },
      ];
      const { user, container } = show(
        <MfaChallenge onRestart={() => {}} challenge={{ challengeId: 'c1', factors }} />,
        sandbox,
      );
      await user.click(screen.getByRole('button', { name: en.challenge.useAnotherMethod }));
      expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
      expect(container.querySelector('img')).toBeNull();
      expect(container.textContent).not.toContain('‮');
      await user.click(screen.getByText(/evil/));
      await user.type(codeField(), sandbox.wrongCode());
      await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
      expect(callsOf(sandbox, 'verifyChallenge')[0]).toMatchObject({ factorId: 'constructor' });
    });
  });
});
