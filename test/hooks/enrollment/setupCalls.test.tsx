import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { type MfaAdapter, type MfaCallContext, type UseSetupOptions, useTotpSetup } from '../../../src/index.js';
import { runHook } from '../hook.js';

const PASSWORD = 'correct horse battery staple';
const verifyChallenge = async (): Promise<{ verified: true }> => ({ verified: true });
const opened = { id: 'e1', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

afterEach(() => vi.restoreAllMocks());

describe('another challenge', () => {
  it.each(['enrollTOTP', 'verifyTOTP'] as const)('aborts a running %s of the previous one', async (held) => {
    const signals: (AbortSignal | undefined)[] = [];
    const hang = (_: unknown, ctx?: MfaCallContext): Promise<never> => {
      signals.push(ctx?.signal);
      return new Promise(() => undefined);
    };
    const works: MfaAdapter = { verifyChallenge, enrollTOTP: async () => opened, verifyTOTP: async () => undefined };
    const { result, rerender } = runHook((props: UseSetupOptions) => useTotpSetup(props), {
      adapter: { ...works, [held]: hang },
      initialProps: { challengeId: 'c1' },
    });
    await act(async () => result.current.start());
    if (held === 'verifyTOTP') {
      await waitFor(() => expect(result.current.state.status).toBe('awaiting-code'));
      await act(async () => result.current.confirm('739184'));
    }
    await waitFor(() => expect(signals).toHaveLength(1));
    expect(signals[0]?.aborted).toBe(false);
    rerender({ challengeId: 'c2' });
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('a password that was given as proof', () => {
  it.each([
    ['is right', undefined],
    ['is refused otherwise', { code: 'SERVER' }],
  ])('is dropped once the call is done: it %s', async (_, refusal) => {
    const open = vi.spyOn(SecretBox.prototype, 'open');
    const given: unknown[] = [];
    const enrollTOTP = async (_p: unknown, ctx?: MfaCallContext): Promise<typeof opened> => {
      if (!ctx?.proof) throw { code: 'REAUTH_REQUIRED', reauth: 'password' };
      given.push(ctx.proof.password);
      if (refusal) throw refusal;
      return opened;
    };
    const { result } = runHook(() => useTotpSetup(), { adapter: { verifyChallenge, enrollTOTP } });
    await act(async () => result.current.start());
    await waitFor(() => expect(result.current.reauth.state.status).toBe('asking-password'));
    await act(async () => result.current.reauth.confirm(PASSWORD));
    await waitFor(() => expect(result.current.reauth.state.status).toBe('idle'));
    expect(given).toEqual([PASSWORD]);
    const boxes = open.mock.contexts.filter((_box, i) =>
      JSON.stringify(open.mock.results[i]?.value)?.includes(PASSWORD),
    );
    expect(boxes).not.toHaveLength(0);
    for (const box of boxes) expect((box as SecretBox<unknown>).open()).toBeUndefined();
  });
});
