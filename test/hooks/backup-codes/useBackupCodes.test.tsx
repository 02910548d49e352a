import { act, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import {
  type BackupCodesControls,
  type MfaAdapter,
  type UseBackupCodesOptions,
  useBackupCodes,
} from '../../../src/index.js';
import { anna, callsOf, sandboxWith } from '../../components/screen.js';
import { watchSecrets } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const CODES = ['zq7k-9mwd', 'b3nf-x8tp'];
const verifyChallenge = async (): Promise<{ verified: true }> => ({ verified: true });

function run(adapter: MfaAdapter, options: UseBackupCodesOptions = {}, reactStrictMode = false) {
  watchSecrets(() => CODES);
  const hook = runHook((props: UseBackupCodesOptions) => useBackupCodes(props), {
    adapter,
    initialProps: options,
    reactStrictMode,
  });
  const send = async (verb: (controls: BackupCodesControls) => unknown): Promise<void> => {
    await act(async () => void verb(hook.result.current));
  };
  const shown = (): string[] | undefined => {
    const { state } = hook.result.current;
    return state.status === 'showing' ? state.codes.open() : undefined;
  };
  return { ...hook, send, shown, state: () => hook.result.current.state };
}

describe('useBackupCodes', () => {
  it.each([true, false])(
    'shows the codes it gets, and leaves them only when they are saved (StrictMode: %s)',
    async (strict) => {
      const onSaved = vi.fn();
      const { send, shown, state } = run({ verifyChallenge }, { codes: CODES, onSaved }, strict);
      expect(shown()).toEqual(CODES);
      await send(({ finish }) => finish());
      expect(state()).toMatchObject({ status: 'showing', warned: true });
      await send(({ tickSaved }) => tickSaved(true));
      await send(({ finish }) => finish());
      expect(state()).toMatchObject({ status: 'saved', left: 2 });
      expect(onSaved).toHaveBeenCalledOnce();
    },
  );

  it('wipes the codes when they are left, even if something still has the state', async () => {
    const { send, state } = run({ verifyChallenge }, { codes: CODES });
    const kept = state();
    await send(({ tickSaved }) => tickSaved(true));
    await send(({ finish }) => finish());
    expect(kept.status === 'showing' && kept.codes.open()).toBeUndefined();
  });

  describe('a box from the host', () => {
    const making = async (codes: SecretBox<string[]>) => {
      let answer = (_: string[]): void => undefined;
      const regenerateBackupCodes = (): Promise<string[]> =>
        new Promise((resolve) => {
          answer = resolve;
        });
      const hook = run({ verifyChallenge, regenerateBackupCodes });
      await hook.send(({ requestNew }) => requestNew());
      await hook.send(({ confirmNew }) => confirmNew());
      hook.rerender({ codes });
      return { ...hook, answer: (made: string[]) => act(async () => answer(made)) };
    };

    it('still belongs to the host when the component is unmounted, so that the codes can be shown again', () => {
      const codes = new SecretBox(CODES);
      run({ verifyChallenge }, { codes }).unmount();
      expect(codes.open()).toEqual(CODES);
      expect(run({ verifyChallenge }, { codes }).shown()).toEqual(CODES);
    });

    it('still belongs to the host when it passes another one', () => {
      const codes = new SecretBox(CODES);
      const { rerender, shown } = run({ verifyChallenge }, { codes });
      rerender({ codes: new SecretBox(['m4xd-7qkz']) });
      expect(shown()).toEqual(['m4xd-7qkz']);
      expect(codes.open()).toEqual(CODES);
    });

    it('still belongs to the host when the component is unmounted while others are being created', async () => {
      const codes = new SecretBox(CODES);
      (await making(codes)).unmount();
      expect(codes.open()).toEqual(CODES);
    });

    it('is emptied once the codes are saved', async () => {
      const codes = new SecretBox(CODES);
      const { send, state } = run({ verifyChallenge }, { codes });
      await send(({ tickSaved }) => tickSaved(true));
      expect(codes.open()).toEqual(CODES);
      await send(({ finish }) => finish());
      expect(state()).toMatchObject({ status: 'saved', left: 2 });
      expect(codes.open()).toBeUndefined();
    });

    it('is emptied once new codes have replaced those in it', async () => {
      const codes = new SecretBox(CODES);
      const { answer, shown } = await making(codes);
      await answer(['m4xd-7qkz']);
      expect(shown()).toEqual(['m4xd-7qkz']);
      expect(codes.open()).toBeUndefined();
    });
  });

  it('wipes the codes that it created when the component is unmounted', async () => {
    const { send, state, unmount } = run({ verifyChallenge, regenerateBackupCodes: async () => CODES });
    await send(({ requestNew }) => requestNew());
    await send(({ confirmNew }) => confirmNew());
    await waitFor(() => expect(state().status).toBe('showing'));
    const made = state();
    unmount();
    expect(made.status === 'showing' && made.codes.open()).toBeUndefined();
  });

  it('treats an array with the same content as the same', async () => {
    const { send, shown, state, rerender } = run({ verifyChallenge }, { codes: CODES });
    await send(({ tickSaved }) => tickSaved(true));
    rerender({ codes: [...CODES] });
    expect(state()).toMatchObject({ status: 'showing', saved: true });
    rerender({ codes: ['m4xd-7qkz'] });
    expect(state()).toMatchObject({ status: 'showing', saved: false });
    expect(shown()).toEqual(['m4xd-7qkz']);
  });

  it('creates codes only after both clicks', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { send, shown } = run(sandbox.adapter);
    await send(({ confirmNew, tickSaved, finish, declineNew }) => {
      confirmNew();
      tickSaved(true);
      finish();
      declineNew();
    });
    expect(sandbox.calls).toEqual([]);
    await send(({ requestNew }) => requestNew());
    expect(sandbox.calls).toEqual([]);
    await send(({ confirmNew }) => {
      confirmNew();
      confirmNew();
    });
    await waitFor(() => expect(shown()).toHaveLength(10));
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
  });

  it('shows only complete lists of codes, whatever the backend responds', async () => {
    const almost = fc.array(fc.oneof(fc.string({ maxLength: 70 }), fc.integer()), { maxLength: 105 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), almost), async (answer) => {
        const adapter: MfaAdapter = { verifyChallenge, regenerateBackupCodes: async () => answer as string[] };
        const { send, shown, state, unmount } = run(adapter);
        await send(({ requestNew }) => requestNew());
        await send(({ confirmNew }) => confirmNew());
        await waitFor(() => expect(state().status).not.toBe('generating'));
        if (state().status === 'showing') {
          const list = answer as string[];
          expect(shown()).toEqual(list.map((code) => code.trim()));
          expect(new Set(shown()).size).toBe(list.length);
          expect(list.length).toBeLessThanOrEqual(100);
        } else expect(state()).toMatchObject({ status: 'idle', error: { name: 'MfaError' } });
        unmount();
      }),
      { numRuns: 100 },
    );
  });

  it('says whether the backend can create new ones', () => {
    expect(run({ verifyChallenge }).result.current.canRegenerate).toBe(false);
    expect(run({ verifyChallenge, regenerateBackupCodes: async () => CODES }).result.current.canRegenerate).toBe(true);
  });

  it('ignores new ones that arrive after it is unmounted', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { send, shown, unmount } = run(sandbox.adapter);
    const held = sandbox.faults.hold('regenerateBackupCodes');
    await send(({ requestNew }) => requestNew());
    await send(({ confirmNew }) => confirmNew());
    unmount();
    held.release();
    await act(async () => {});
    expect(shown()).toBeUndefined();
  });
});
