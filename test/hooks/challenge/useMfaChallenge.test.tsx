import { act, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type ChallengeControls,
  type MfaAdapter,
  type MfaChallengeInfo,
  type MfaResult,
  useMfaChallenge,
} from '../../../src/index.js';
import { anna, callsOf, challengeOf, codeOf, phone, sandboxWith } from '../../components/screen.js';
import { expectNoSecretIn } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const never = (): Promise<never> => new Promise(() => {});

function run(adapter: MfaAdapter, challenge: MfaChallengeInfo) {
  const onVerified = vi.fn();
  const hook = runHook((props: { challenge: MfaChallengeInfo }) => useMfaChallenge({ ...props, onVerified }), {
    adapter,
    initialProps: { challenge },
  });
  const { result } = hook;
  const send = async (verb: (controls: ChallengeControls) => unknown): Promise<void> => {
    await act(async () => void verb(result.current));
  };
  return { ...hook, send, onVerified, state: () => result.current.state };
}

/** Whether a response passes a challenge, by the only rule. */
function passes(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  const { tokens, verified, error, success } = answer as Record<string, unknown>;
  if ((error ?? undefined) !== undefined || success === false) return false;
  return !!tokens || verified === true;
}

describe('useMfaChallenge', () => {
  it('is passed only by tokens or `verified: true`, whatever the backend responds', async () => {
    const almost = fc.record(
      {
        tokens: fc.oneof(fc.anything(), fc.constant({ accessToken: 'a' }), fc.constant(null)),
        verified: fc.oneof(fc.boolean(), fc.anything()),
        success: fc.oneof(fc.boolean(), fc.anything()),
        error: fc.oneof(fc.constant(null), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), almost),
        async (answer) => {
          const verifyChallenge = async () => answer as MfaResult;
          const { send, onVerified, state, unmount } = run({ verifyChallenge }, { challengeId: 'c1' });
          await send(({ verify }) => verify('739184'));
          await waitFor(() => expect(state().status).not.toBe('verifying'));
          expect(onVerified.mock.calls.length).toBe(passes(answer) ? 1 : 0);
          expect(state().status === 'verified').toBe(passes(answer));
          unmount();
        },
      ),
      { numRuns: 150 },
    );
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
  });

  it('treats any rejection as a failure, and never as more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (thrown) => {
        const { send, onVerified, state, unmount } = run(
          { verifyChallenge: () => Promise.reject(thrown) },
          { challengeId: 'c1' },
        );
        await send(({ verify }) => verify('739184'));
        await waitFor(() => expect(state().status).not.toBe('verifying'));
        expect(onVerified).not.toHaveBeenCalled();
        unmount();
      }),
      { numRuns: 100 },
    );
  });

  it('never applies a response to anything but its request, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler({ act: (f) => act(f) }),
        fc.array(fc.constantFrom('verify', 'backup', 'resend', 'other', 'new'), { maxLength: 8 }),
        async (scheduler, steps) => {
          const factors = [
            { id: 'sms', method: 'sms' as const },
            { id: 'app', method: 'totp' as const },
          ];
          let current = 'c0';
          const verified: string[] = [];
          const answer = <T,>(value: T, name: string): Promise<T> => scheduler.schedule(Promise.resolve(value), name);
          const adapter: MfaAdapter = {
            verifyChallenge: ({ challengeId }) => answer({ tokens: challengeId }, `verify ${challengeId}`),
            verifyBackupCode: ({ challengeId }) => answer({ tokens: challengeId }, `backup ${challengeId}`),
            sendChallenge: () => answer({ resendIn: 0 }, 'send'),
          };
          const hook = runHook(
            ({ challengeId }: { challengeId: string }) =>
              useMfaChallenge<string>({
                challenge: { challengeId, factors, sentTo: 'sms', resendIn: 0 },
                onVerified: ({ session }) =>
                  verified.push(`${'tokens' in session && session.tokens} for ${challengeId}`),
              }),
            { adapter, initialProps: { challengeId: current } },
          );
          const verbs: Record<string, (controls: ChallengeControls) => unknown> = {
            verify: ({ verify }) => verify('739184'),
            backup: ({ chooseBackupCode, verify }) => {
              chooseBackupCode();
              verify('zq7k-9mwd');
            },
            resend: ({ resend }) => resend(),
            other: ({ chooseFactor }) => chooseFactor('app'),
          };
          for (const [i, step] of steps.entries()) {
            if (step === 'new') {
              current = `c${i + 1}`;
              hook.rerender({ challengeId: current });
            } else await act(async () => void verbs[step]?.(hook.result.current));
            if (scheduler.count() > 1) await scheduler.waitOne();
          }
          await scheduler.waitAll();
          await act(async () => {});
          for (const told of verified) {
            const [challenge, shown] = told.split(' for ');
            expect(challenge).toBe(shown);
          }
          expect(verified.filter((told) => told.endsWith(current)).length).toBeLessThanOrEqual(1);
          hook.unmount();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sends to a factor that is chosen twice, whatever the second click was for', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    let answer = (_update: object): void => undefined;
    const sendChallenge: MfaAdapter['sendChallenge'] = (_input, ctx) => {
      signals.push(ctx?.signal);
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const factors = [
      { id: 'app', method: 'totp' as const },
      { id: 'phone', method: 'sms' as const },
    ];
    const { send, state } = run({ verifyChallenge: never, sendChallenge }, { challengeId: 'c1', factors });
    await send(({ chooseFactor }) => chooseFactor('phone'));
    await send(({ chooseFactor }) => chooseFactor('phone'));
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    await send(() => answer({}));
    expect(state()).toMatchObject({ status: 'awaiting-code', selected: { factor: { id: 'phone' } } });
  });

  it('returns actions and a state, and nothing that contains the code', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { send, state, result } = run({ ...sandbox.adapter, verifyChallenge: never }, await challengeOf(sandbox));
    expect(new Set(Object.keys(result.current))).toEqual(
      new Set([
        'abandon',
        'back',
        'chooseBackupCode',
        'chooseFactor',
        'edit',
        'requestHelp',
        'openMethods',
        'poll',
        'resend',
        'state',
        'verify',
        'verifyPasskey',
      ]),
    );
    await send(({ verify }) => verify('739184'));
    expect(state().status).toBe('verifying');
    expect(JSON.stringify(result.current)).not.toContain('739184');
    expectNoSecretIn('the hook’s result', result.current);
  });

  it.each([
    ['739 184', '739184'],
    ['G-739184', '739184'],
    ['٧٣٩١٨٤', '739184'],
    ['７３９１８４', '739184'],
    [' 739-184\n', '739184'],
  ])('sends %s as the backend requires it', async (typed, code) => {
    const verifyChallenge = vi.fn(async () => ({ verified: true as const }));
    const { send, onVerified } = run({ verifyChallenge }, { challengeId: 'c1' });
    await send(({ verify }) => verify(typed));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(verifyChallenge).toHaveBeenCalledExactlyOnceWith({ challengeId: 'c1', code }, expect.anything());
  });

  it('makes one call for two actions in one tick, whichever they are', async () => {
    const sandbox = sandboxWith({ sms: phone, totp: true, backupCodes: true }, { limits: { resendSeconds: 0 } });
    const challenge = await challengeOf(sandbox);
    const { send, onVerified } = run(sandbox.adapter, challenge);
    await send(({ verify, resend, verifyPasskey }) => {
      verify(codeOf(sandbox));
      verify(codeOf(sandbox));
      verifyPasskey();
      resend();
    });
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(sandbox.calls.map(({ name }) => name)).toEqual(['login', 'verifyChallenge']);
  });

  it('does nothing more once it is passed', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const { send, onVerified, state } = run(sandbox.adapter, await challengeOf(sandbox));
    await send(({ verify }) => verify(codeOf(sandbox)));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    await send(({ verify, resend, chooseBackupCode, openMethods, requestHelp, back }) => {
      verify(codeOf(sandbox));
      resend();
      chooseBackupCode();
      openMethods();
      requestHelp();
      back();
    });
    expect(state().status).toBe('verified');
    expect(onVerified).toHaveBeenCalledOnce();
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it('is passed by a backup code and says so', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const { send, onVerified } = run(sandbox.adapter, await challengeOf(sandbox));
    await send(({ chooseBackupCode }) => chooseBackupCode());
    await send(({ verify }) => verify(`  ${sandbox.user(anna.email).backupCodes[0]} `));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(onVerified.mock.calls[0]?.[0].by).toBe('backup-code');
  });

  it('counts a success even if the challenge’s time ran out during the check', async () => {
    vi.useFakeTimers();
    let pass = (): void => {};
    const adapter: MfaAdapter = {
      verifyChallenge: () =>
        new Promise((resolve) => {
          pass = () => resolve({ verified: true });
        }),
    };
    const { send, onVerified, state } = run(adapter, { challengeId: 'c1', expiresIn: 5 });
    await send(({ verify }) => verify('739184'));
    await act(async () => void (await vi.advanceTimersByTimeAsync(6000)));
    expect(state().timeUp).toBe(true);
    await act(async () => pass());
    vi.useRealTimers();
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('never rejects, and never hangs, when the user cancels', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const { result } = run(sandbox.adapter, challenge);
    sandbox.faults.fail('cancel', new Error('no'));
    await expect(result.current.abandon()).resolves.toBeUndefined();
    expect(callsOf(sandbox, 'cancel')).toEqual([{ challengeId: challenge.challengeId, kind: 'sign-in' }]);
  });
});
