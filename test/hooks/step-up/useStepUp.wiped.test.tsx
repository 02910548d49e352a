import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type MfaAdapter, useStepUp } from '../../../src/index.js';
import { watchSecrets } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const PASSWORD = 'correct horse battery';
const reauth = (kind: 'password' | 'code') => ({ code: 'REAUTH_REQUIRED', reauth: kind });

/** Calls that don't settle until the test decides. */
function pending() {
  const calls: { proof: string | undefined; resolve: (what: string) => void; reject: (error: unknown) => void }[] = [];
  const save = (proof?: { password: string }): Promise<string> =>
    new Promise((resolve, reject) => void calls.push({ proof: proof?.password, resolve, reject }));
  return { calls, save };
}

function run() {
  watchSecrets(() => [PASSWORD]);
  const adapter: MfaAdapter = {
    verifyChallenge: async () => ({ verified: true }),
    startStepUp: async () => ({ challengeId: 'step-up' }),
  };
  const { result } = runHook(() => useStepUp(), { adapter });
  const state = () => result.current.reauth.state;
  const is = (status: string): Promise<void> => waitFor(() => expect(state().status).toBe(status));
  return { result, state, is, prompt: () => result.current.reauth };
}

/** Two calls that were refused for lack of a password, which the user has now given. */
async function twoCheck() {
  const { calls, save } = pending();
  const shown = run();
  act(() => {
    for (const _ of 'ab') shown.result.current.guard(save).catch(() => undefined);
  });
  await act(async () => {
    for (const { reject } of calls) reject(reauth('password'));
  });
  await shown.is('asking-password');
  await act(async () => shown.prompt().confirm(PASSWORD));
  await shown.is('checking-password');
  return { ...shown, calls, box: shown.state().proof };
}

describe('the box with the password', () => {
  it('is open for each repeated call, and empty once the last one has settled', async () => {
    const { calls, box, is } = await twoCheck();
    expect(calls.slice(2).map(({ proof }) => proof)).toEqual([PASSWORD, PASSWORD]);
    await act(async () => calls[2]?.resolve('saved'));
    expect(box?.open()).toEqual({ password: PASSWORD });
    await act(async () => calls[3]?.resolve('saved'));
    await is('idle');
    expect(box?.open()).toBeUndefined();
  });

  it('is empty as soon as the password was wrong', async () => {
    const { calls, box, is } = await twoCheck();
    await act(async () => calls[2]?.reject({ code: 'INVALID_CREDENTIALS' }));
    await is('asking-password');
    expect(box?.open()).toBeUndefined();
  });

  it('is empty as soon as the user cancels', async () => {
    const { box, prompt, is } = await twoCheck();
    act(() => prompt().cancel());
    await is('idle');
    expect(box?.open()).toBeUndefined();
  });

  it('stays until the code has been given too, if a call needs both', async () => {
    const { calls, box, prompt, is } = await twoCheck();
    await act(async () => calls[2]?.reject(reauth('code')));
    await act(async () => calls[3]?.resolve('saved'));
    await is('asking-code');
    await act(async () => prompt().verified({ verified: true }));
    expect(calls[4]?.proof).toBe(PASSWORD);
    await act(async () => calls[4]?.resolve('saved'));
    await is('idle');
    expect(box?.open()).toBeUndefined();
  });
});

it('the box with the session of a step-up is empty once the call that needed it has settled', async () => {
  const { calls, save } = pending();
  const { result, state, is, prompt } = run();
  act(() => void result.current.guard(save));
  await act(async () => calls[0]?.reject(reauth('code')));
  await is('asking-code');
  await act(async () => prompt().verified({ tokens: { access: 'fresh' } }));
  await is('repeating');
  const { session } = state();
  expect(session?.open()).toEqual({ tokens: { access: 'fresh' } });
  await act(async () => calls[1]?.resolve('saved'));
  await is('idle');
  expect(session?.open()).toBeUndefined();
});
