import { act, type RenderHookResult, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type EnrollmentControls,
  type MfaAdapter,
  type MfaEnrollmentInfo,
  type TotpSetupControls,
  type UseSetupOptions,
  useMfaEnrollment,
  useSmsSetup,
  useTotpSetup,
} from '../../../src/index.js';
import { anna, callsOf, phone, sandboxWith } from '../../components/screen.js';
import { expectNoSecretIn, watchSecrets } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const verifyChallenge = async (): Promise<{ verified: true }> => ({ verified: true });

function run(adapter: MfaAdapter, options: UseSetupOptions = {}) {
  watchSecrets(() => [SECRET]);
  const hook = runHook((props: UseSetupOptions) => useTotpSetup(props), { adapter, initialProps: options });
  const send = async (verb: (controls: TotpSetupControls) => unknown): Promise<void> => {
    await act(async () => void verb(hook.result.current));
  };
  const totp = () => {
    const { state } = hook.result.current;
    return 'enrollment' in state ? state.enrollment.totp : undefined;
  };
  return { ...hook, send, totp, state: () => hook.result.current.state };
}
const enrollTOTP = async (): Promise<MfaEnrollmentInfo> => ({ id: 'e1', secret: SECRET, backupCodes: ['zq7k-9mwd'] });
const verifyTOTP = async (): Promise<void> => {};
const adapter: MfaAdapter = { verifyChallenge, enrollTOTP, verifyTOTP };

describe('useTotpSetup', () => {
  it('keeps the secret in a box that no serializer opens, and sends it nowhere', async () => {
    const confirm = vi.fn(verifyTOTP);
    const { send, totp, result } = run({ ...adapter, verifyTOTP: confirm });
    await send(({ start }) => start());
    await waitFor(() => expect(totp()?.open()?.key).toBe(SECRET));
    expect(JSON.stringify(result.current)).not.toContain(SECRET);
    expectNoSecretIn('the hook’s result', result.current);
    await send(({ confirm }) => confirm('739 184'));
    await waitFor(() => expect(confirm).toHaveBeenCalledOnce());
    expect(confirm).toHaveBeenCalledWith({ enrollmentId: 'e1', code: '739184' }, expect.anything());
  });

  it.each<[string, (hook: ReturnType<typeof run>) => unknown]>([
    ['the code is confirmed', ({ send }) => send(({ confirm }) => confirm('739184'))],
    ['the user leaves', ({ send }) => send(({ leave }) => leave())],
    ['the page is put away', () => act(async () => void window.dispatchEvent(new Event('pagehide')))],
    ['the component goes', ({ unmount }) => act(async () => unmount())],
    ['another challenge comes', ({ rerender }) => act(async () => rerender({ challengeId: 'c2' }))],
  ])('wipes the secret when %s', async (_, end) => {
    const hook = run(adapter, { challengeId: 'c1' });
    await hook.send(({ start }) => start());
    await waitFor(() => expect(hook.totp()?.open()).toBeDefined());
    const box = hook.totp();
    const codes = 'enrollment' in hook.state() ? hook.state() : undefined;
    await end(hook);
    await waitFor(() => expect(box?.open()).toBeUndefined());
    expect(codes && 'enrollment' in codes && codes.enrollment.codes?.open()).toBeUndefined();
  });

  it('passes the codes to the host in a box, once', async () => {
    const seen: unknown[] = [];
    const onEnrolled = vi.fn(({ method, codes }) => void seen.push([method, codes?.open()]));
    const { send, state } = run(adapter, { onEnrolled });
    await send(({ start }) => start());
    await waitFor(() => expect(state().status).toBe('awaiting-code'));
    await send(({ confirm }) => {
      confirm('739184');
      confirm('739184');
    });
    await waitFor(() => expect(state().status).toBe('enrolled'));
    expect(seen).toEqual([['totp', ['zq7k-9mwd']]]);
  });

  it('ignores a response that belongs to the previous challenge', async () => {
    let answer = (_: MfaEnrollmentInfo): void => {};
    const late = (): Promise<MfaEnrollmentInfo> =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { send, state, rerender } = run({ ...adapter, enrollTOTP: late }, { challengeId: 'c1' });
    await send(({ start }) => start());
    rerender({ challengeId: 'c2' });
    await act(async () => answer({ id: 'e1', secret: SECRET }));
    expect(state().status).toBe('ready');
  });

  it('enrolls nobody with a confirmation that belongs to the previous challenge', async () => {
    let answer = (_: undefined): void => {};
    const late = (): Promise<undefined> =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const onEnrolled = vi.fn();
    const { send, state, rerender } = run({ ...adapter, verifyTOTP: late }, { challengeId: 'c1', onEnrolled });
    await send(({ start }) => start());
    await waitFor(() => expect(state().status).toBe('awaiting-code'));
    await send(({ confirm }) => confirm('739184'));
    answer(undefined);
    rerender({ challengeId: 'c2', onEnrolled });
    await act(async () => {});
    expect(onEnrolled).not.toHaveBeenCalled();
    expect(state().status).toBe('ready');
  });

  it('shows only a usable secret, whatever the backend responds', async () => {
    const almost = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer(), fc.anything()),
        secret: fc.oneof(fc.constant(SECRET), fc.string(), fc.anything()),
        qrCodeUrl: fc.oneof(fc.webUrl(), fc.constant('data:image/png;base64,AA'), fc.anything()),
        backupCodes: fc.oneof(fc.array(fc.string()), fc.anything()),
        expiresIn: fc.oneof(fc.double(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), almost), async (answer) => {
        const { send, state, totp, unmount } = run({ ...adapter, enrollTOTP: async () => answer as MfaEnrollmentInfo });
        await send(({ start }) => start());
        await waitFor(() => expect(state().status).not.toBe('starting'));
        if (state().status === 'awaiting-code') {
          const shown = totp()?.open();
          expect(shown?.uri ?? shown?.image).toMatch(/^(otpauth:\/\/totp\/|data:image\/)/);
        } else expect(state()).toMatchObject({ status: 'ready', error: { name: 'MfaError' } });
        unmount();
      }),
      { numRuns: 100 },
    );
  });
});

describe('useSmsSetup', () => {
  it('keeps the number in a box, and drops it when the user cancels', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { result } = runHook(() => useSmsSetup(), { adapter: sandbox.adapter });
    await act(async () => result.current.start(phone));
    await waitFor(() => expect(result.current.state.status).toBe('awaiting-code'));
    const { state } = result.current;
    const box = 'enrollment' in state ? state.enrollment.destination : undefined;
    expect(box?.open()).toBe(phone);
    expectNoSecretIn('the hook’s result', result.current);
    await act(async () => result.current.leave());
    expect(box?.open()).toBeUndefined();
  });
});

describe('useMfaEnrollment', () => {
  it('leads from the introduction to the end with its actions', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const onConfirmed = vi.fn();
    const onEnrolled = vi.fn();
    const { result } = runHook(() => useMfaEnrollment({ onConfirmed, onEnrolled }), { adapter: sandbox.adapter });
    const status = () => result.current.state.status;
    const seen = [status()];
    const send = async (verb: (controls: typeof result.current) => unknown) => {
      await act(async () => void verb(result.current));
      seen.push(status());
    };
    expect(result.current.methods).toEqual(['passkey', 'totp', 'sms', 'email']);
    await send(({ accept }) => accept());
    await send(({ choose }) => choose('totp'));
    await waitFor(() => expect(result.current.setup.state.status).toBe('awaiting-code'));
    const { state } = result.current.setup;
    const key = ('enrollment' in state && state.enrollment.totp?.open()?.key) || '';
    await act(async () => result.current.setup.confirm(sandbox.codeFor(key)));
    await waitFor(() => expect(status()).toBe('saving-codes'));
    seen.push(status());
    expect(onConfirmed).toHaveBeenCalledOnce();
    expect(onEnrolled).not.toHaveBeenCalled();
    await send(({ codesSaved }) => {
      codesSaved();
      codesSaved();
    });
    expect(seen).toEqual(['introducing', 'choosing-method', 'setting-up', 'saving-codes', 'done']);
    expect(onEnrolled).toHaveBeenCalledExactlyOnceWith({ method: 'totp' });
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it("can't be finished before a code is confirmed", async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const onEnrolled = vi.fn();
    const { result } = runHook(() => useMfaEnrollment({ method: 'totp', onEnrolled }), { adapter: sandbox.adapter });
    await act(async () => {
      const { codesSaved, declineCodes, addSecond, accept, choose } = result.current;
      for (const verb of [codesSaved, declineCodes, addSecond, accept]) verb();
      choose('sms');
    });
    expect(result.current.state).toEqual({ status: 'setting-up', method: 'totp' });
    await act(async () => result.current.setup.confirm('739184'));
    expect(onEnrolled).not.toHaveBeenCalled();
    expect(sandbox.calls).toEqual([]);
  });

  it.each<[string, (hook: RenderHookResult<EnrollmentControls, undefined>) => void]>([
    ['they are saved', ({ result }) => result.current.codesSaved()],
    ['the component goes', ({ unmount }) => unmount()],
  ])('wipes the codes when %s', async (_, end) => {
    const hook = runHook(() => useMfaEnrollment({ method: 'totp' }), { adapter });
    const { result } = hook;
    await act(async () => result.current.start());
    await waitFor(() => expect(result.current.setup.state.status).toBe('awaiting-code'));
    await act(async () => result.current.setup.confirm('739184'));
    await waitFor(() => expect(result.current.state.status).toBe('saving-codes'));
    const { state } = result.current;
    const box = state.status === 'saving-codes' ? state.codes : undefined;
    expect(box?.open()).toEqual(['zq7k-9mwd']);
    await act(async () => end(hook));
    expect(box?.open()).toBeUndefined();
  });
});
