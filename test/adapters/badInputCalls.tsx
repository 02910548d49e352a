import { act, type RenderHookResult } from '@testing-library/react';
import { vi } from 'vitest';
import {
  type ChallengeControls,
  type MfaAdapter,
  type MfaErrorCode,
  toMfaError,
  useBackupCodes,
  useMfaChallenge,
  useMfaFlow,
  useMfaSettings,
  useMfaStatus,
  usePendingLogin,
  useStepUp,
  useTotpSetup,
} from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, challengeOf, codeOf, phone, sandboxWith } from '../components/screen.js';
import { runHook } from '../hooks/hook.js';

/** A backend, its adapter, and what the host receives from both. */
export interface World {
  sandbox: Sandbox;
  adapter: MfaAdapter;
  /** The code of each error that was reported. */
  failed: MfaErrorCode[];
  /** Called by what happens only after a success. */
  succeeded: () => void;
}

export function worldOf(adapterOf: (sandbox: Sandbox) => MfaAdapter) {
  const sandbox = sandboxWith({ totp: true, sms: phone, backupCodes: true }, { sendOnLogin: false });
  const failed: MfaErrorCode[] = [];
  return { sandbox, adapter: adapterOf(sandbox), failed, succeeded: vi.fn() };
}

function run<Controls>({ adapter, failed }: World, hook: () => Controls) {
  const onError = ({ code }: { code: MfaErrorCode }): void => void failed.push(code);
  return runHook(hook, { adapter, onError });
}
const press = <C,>({ result }: RenderHookResult<C, undefined>, press: (controls: C) => unknown): Promise<void> =>
  act(async () => void press(result.current));

async function challenge(world: World) {
  const info = await challengeOf({ adapter: world.adapter as Sandbox['adapter'] });
  return run(world, () => useMfaChallenge({ challenge: info, onVerified: world.succeeded }));
}
const idOfSms = ({ result }: RenderHookResult<ChallengeControls, undefined>): string | undefined =>
  result.current.state.factors.find(({ method }) => method === 'sms')?.id;

/**
 * Every call that the library makes, at a moment when it would succeed: prepares it, and resolves with what makes it. None
 * of them may throw.
 */
export const calls: Record<string, (world: World) => Promise<() => Promise<void>>> = {
  // `login` is the host's own call, whose answer goes to the flow.
  login: async (world) => async () => {
    const result = await world.adapter.login?.(anna).catch((error: unknown) => {
      world.failed.push(toMfaError(error).code);
    });
    if (world.failed.length > 0) return;
    const { state } = run(world, () => useMfaFlow({ result: result as never })).result.current;
    if (state.status === 'must-restart') world.failed.push(state.error.code);
    else world.succeeded();
  },
  getPendingLogin: async (world) => {
    await world.adapter.login?.(anna);
    return async () => {
      run(world, () => {
        const { state } = usePendingLogin();
        if (state.status === 'found' || state.status === 'none') world.succeeded();
      });
    };
  },
  sendChallenge: async (world) => {
    const hook = await challenge(world);
    return async () => {
      await press(hook, ({ chooseFactor }) => chooseFactor(idOfSms(hook)));
      if (world.sandbox.outbox.length > 0 && world.failed.length === 0) world.succeeded();
    };
  },
  verifyChallenge: async (world) => {
    const hook = await challenge(world);
    return () => press(hook, ({ verify }) => verify(codeOf(world.sandbox)));
  },
  verifyBackupCode: async (world) => {
    const hook = await challenge(world);
    await press(hook, ({ chooseBackupCode }) => chooseBackupCode());
    const [code = ''] = world.sandbox.user(anna.email).backupCodes;
    return () => press(hook, ({ verify }) => verify(code));
  },
  startStepUp: async (world) => {
    world.sandbox.signIn(anna.email);
    const hook = run(world, () => useStepUp());
    return () =>
      press(hook, ({ stepUp }) => {
        stepUp().then(world.succeeded, () => undefined);
      });
  },
  enrollTOTP: async (world) => {
    world.sandbox.signIn(world.sandbox.addUser({ email: 'ben@example.com', password: anna.password }).email);
    const hook = run(world, () => useTotpSetup());
    return async () => {
      await press(hook, ({ start }) => start());
      if (hook.result.current.state.status === 'awaiting-code') world.succeeded();
    };
  },
  verifyTOTP: async (world) => {
    world.sandbox.signIn(world.sandbox.addUser({ email: 'ben@example.com', password: anna.password }).email);
    const hook = run(world, () => useTotpSetup({ onEnrolled: world.succeeded }));
    await press(hook, ({ start }) => start());
    const { state } = hook.result.current;
    const secret = 'enrollment' in state ? state.enrollment.totp?.open()?.key : undefined;
    return () => press(hook, ({ confirm }) => confirm(world.sandbox.codeFor(secret ?? '')));
  },
  getStatus: async (world) => {
    world.sandbox.signIn(anna.email);
    return async () => {
      run(world, () => {
        if (useMfaStatus().state.status === 'ready') world.succeeded();
      });
    };
  },
  removeFactor: async (world) => {
    world.sandbox.signIn(anna.email);
    const [factor] = (await world.adapter.getStatus?.())?.factors ?? [];
    const hook = run(world, () => useMfaSettings());
    await press(hook, ({ remove }) => factor && remove(factor));
    return async () => {
      await press(hook, ({ confirm }) => confirm());
      const { state } = hook.result.current;
      if (state.status === 'overview' && !state.error) world.succeeded();
    };
  },
  regenerateBackupCodes: async (world) => {
    world.sandbox.signIn(anna.email);
    const hook = run(world, () => useBackupCodes({}));
    await press(hook, ({ requestNew }) => requestNew());
    return async () => {
      await press(hook, ({ confirmNew }) => confirmNew());
      if (hook.result.current.state.status === 'showing') world.succeeded();
    };
  },
};
