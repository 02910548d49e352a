import { QueryClient } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type MfaPolicy, useMfaPolicy, useMfaUserReset } from '../../../src/admin.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { anna, sandboxWith } from '../../sandboxWith.js';
import { runHook } from '../hook.js';

const callsOf = ({ calls }: Sandbox, method: string): unknown[] => calls.filter(({ name }) => name === method);
const focus = (): void => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
const mild: MfaPolicy = { enabled: true, methods: ['totp', 'sms'], enrollment: 'optional' };
const strict: MfaPolicy = { ...mild, enrollment: 'required' };

function signedIn(): Sandbox {
  const sandbox = sandboxWith({ totp: true }, { policy: mild });
  sandbox.signIn(anna.email);
  return sandbox;
}

describe('useMfaPolicy', () => {
  const open = async (sandbox: Sandbox, queryClient?: QueryClient) => {
    const { adapter, admin } = sandbox;
    const hook = runHook(() => ({ one: useMfaPolicy(admin), two: useMfaPolicy(admin) }), {
      adapter,
      ...(queryClient && { queryClient }),
    });
    await waitFor(() => expect(hook.result.current.one.state.status).toBe('editing'));
    return hook.result;
  };

  it('is read once for all components that show it', async () => {
    const sandbox = signedIn();
    const result = await open(sandbox);
    expect(result.current.two.state).toMatchObject({ status: 'editing', policy: mild });
    expect(callsOf(sandbox, 'getPolicy')).toHaveLength(1);
  });

  it('shows what another administrator has saved, once the window gets the focus', async () => {
    const sandbox = signedIn();
    const result = await open(sandbox);
    await sandbox.admin.setPolicy(strict);
    act(focus);
    await waitFor(() => expect(result.current.one.state).toMatchObject({ policy: strict, inForce: strict }));
  });

  it("doesn't change an edited form, and reports the policy in force", async () => {
    const sandbox = signedIn();
    const result = await open(sandbox);
    const draft: MfaPolicy = { ...mild, enabled: false };
    act(() => result.current.one.edit(draft));
    await sandbox.admin.setPolicy(strict);
    act(focus);
    await waitFor(() => expect(result.current.one.state).toMatchObject({ policy: draft, inForce: strict }));
    expect(result.current.two.state).toMatchObject({ policy: strict });
  });

  it('shows what one component has saved in all of them, and reads it again', async () => {
    const sandbox = signedIn();
    const result = await open(sandbox);
    act(() => result.current.one.edit(strict));
    act(() => result.current.one.save());
    await waitFor(() => expect(result.current.one.state).toMatchObject({ saved: 'as-submitted' }));
    await waitFor(() => expect(result.current.two.state).toMatchObject({ policy: strict, inForce: strict }));
    await waitFor(() => expect(callsOf(sandbox, 'getPolicy')).toHaveLength(2));
    expect(result.current.one.state).toMatchObject({ saved: 'as-submitted' });
  });

  it('asks for no password when the window gets the focus', async () => {
    const sandbox = signedIn();
    const result = await open(sandbox);
    sandbox.faults.fail('getPolicy', { code: 'REAUTH_REQUIRED', reauth: 'password' });
    act(focus);
    await waitFor(() => expect(callsOf(sandbox, 'getPolicy')).toHaveLength(2));
    await act(async () => {});
    expect(result.current.one.reauth.state.status).toBe('idle');
    expect(result.current.one.state).toMatchObject({ status: 'editing', policy: mild });
  });

  it('is saved as a mutation in the host’s client, without the policy in it', async () => {
    const queryClient = new QueryClient();
    const seen: unknown[] = [];
    queryClient.getMutationCache().subscribe(({ mutation }) => seen.push(mutation?.options.mutationKey?.at(-1)));
    const result = await open(signedIn(), queryClient);
    act(() => result.current.one.save());
    await waitFor(() => expect(result.current.one.state).toMatchObject({ saved: 'as-submitted' }));
    expect(seen).toContain('setPolicy');
  });
});

describe('useMfaUserReset', () => {
  const find = async (sandbox: Sandbox) => {
    const { adapter, admin } = sandbox;
    const { id } = sandbox.user(anna.email);
    const { result } = runHook(() => ({ one: useMfaUserReset(admin), two: useMfaUserReset(admin) }), { adapter });
    act(() => result.current.one.find(id));
    await waitFor(() => expect(result.current.one.state.status).toBe('found'));
    return { result, id };
  };
  const mfaOf = (state: object): unknown => ('mfa' in state ? state.mfa : undefined);

  it('shares the data of a user', async () => {
    const sandbox = signedIn();
    const { result, id } = await find(sandbox);
    act(() => result.current.two.find(id));
    await waitFor(() => expect(result.current.two.state.status).toBe('found'));
    expect(mfaOf(result.current.two.state)).toBe(mfaOf(result.current.one.state));
  });

  it('reads a user again when the window gets the focus', async () => {
    const sandbox = signedIn();
    const { result, id } = await find(sandbox);
    await sandbox.admin.disableMFA({ userId: id });
    act(focus);
    await waitFor(() => expect(mfaOf(result.current.one.state)).toMatchObject({ enrolled: false }));
  });

  it('shows everywhere that MFA was turned off', async () => {
    const sandbox = signedIn();
    const { result, id } = await find(sandbox);
    act(() => result.current.two.find(id));
    await waitFor(() => expect(result.current.two.state.status).toBe('found'));
    act(() => result.current.one.disable('Showed her badge'));
    await waitFor(() => expect(result.current.one.state.status).toBe('done'));
    await waitFor(() => expect(mfaOf(result.current.two.state)).toMatchObject({ enrolled: false }));
  });

  it('reads a user again who is looked up again, also after a failure', async () => {
    const sandbox = signedIn();
    const { result, id } = await find(sandbox);
    act(() => result.current.one.back());
    sandbox.faults.fail('getUserStatus', { code: 'SERVER' });
    act(() => result.current.one.find(id));
    await waitFor(() =>
      expect(result.current.one.state).toMatchObject({ status: 'finding', error: { code: 'SERVER' } }),
    );
    act(() => result.current.one.find(id));
    await waitFor(() => expect(result.current.one.state.status).toBe('found'));
    expect(callsOf(sandbox, 'getUserStatus')).toHaveLength(3);
  });
});
