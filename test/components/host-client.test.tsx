import {
  dehydrate,
  MutationCache,
  type Query,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  useQueryClient,
} from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdminAdapter, useMfaUserReset } from '../../src/admin.js';
import { BackupCodesPanel, MfaChallenge, MfaFlow, MfaProvider, MfaSettings, SmsSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';
import { expectNoSecretIn } from '../leakCheck.js';
import {
  anna,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  sandboxWith,
  show,
  status,
} from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

/** The client of a careless host: everything is retried, cached and sent to an error reporter. */
function carelessClient() {
  const heard: unknown[] = [];
  const hear = (...args: unknown[]): void => void heard.push(args);
  const queryClient = new QueryClient({
    mutationCache: new MutationCache({ onMutate: hear, onSuccess: hear, onError: hear, onSettled: hear }),
    queryCache: new QueryCache({ onSuccess: hear, onError: hear, onSettled: hear }),
    defaultOptions: {
      mutations: { retry: 5, retryDelay: 0, gcTime: 3_600_000, networkMode: 'online', meta: { persist: true } },
      queries: { retry: 5, retryDelay: 0, gcTime: 3_600_000, staleTime: Number.POSITIVE_INFINITY },
    },
  });
  queryClient.getMutationCache().subscribe(hear);
  queryClient.getQueryCache().subscribe(hear);
  return { queryClient, heard };
}

/** An administrator's page that looks a user up. */
function LookedUp({ admin, user }: { admin: MfaAdminAdapter; user: string }) {
  const { state, find, back } = useMfaUserReset(admin);
  useEffect(() => {
    if (user) find(user);
    else back();
  }, [user, find, back]);
  return <p>{state.status}</p>;
}

const kept = (queryClient: QueryClient): unknown =>
  dehydrate(queryClient, { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true });

describe('with the host’s query client', () => {
  it.each(['NETWORK', 'SERVER', 'UNKNOWN', 'RATE_LIMITED'] as const)(
    'makes one call that fails with %s',
    async (code) => {
      const sandbox = sandboxWith({ totp: true });
      const { queryClient } = carelessClient();
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox, {
        queryClient,
      });
      sandbox.faults.fail('verifyChallenge', { code }, 10);
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(codeField()).toBeInvalid());
      await act(async () => {});
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    },
  );

  it.each(['enrollSMS', 'verifySMS'] as const)('makes one call of %s that fails', async (method) => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { queryClient } = carelessClient();
    const { user } = show(<SmsSetup />, sandbox, { queryClient });
    sandbox.faults.fail(method, { code: 'SERVER' }, 10);
    await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
    if (method === 'verifySMS') {
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), sandbox.lastCode(phone));
    }
    await screen.findAllByText(en.errors.SERVER);
    expect(callsOf(sandbox, method)).toHaveLength(1);
  });

  it('makes one call for new backup codes that fails', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { queryClient } = carelessClient();
    const { user } = show(<BackupCodesPanel />, sandbox, { queryClient });
    sandbox.faults.fail('regenerateBackupCodes', { code: 'SERVER' }, 10);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByText(en.errors.SERVER);
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
  });

  it('exposes nothing of a sign-in with a wrong code, a backup code and new codes', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone, backupCodes: true });
    const { queryClient, heard } = carelessClient();
    const onComplete = vi.fn();
    const result = await sandbox.adapter.login(anna);
    const { user } = show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, sandbox, {
      queryClient,
    });
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(en.errors.INVALID_CODE);
    expect(kept(queryClient)).toEqual({ mutations: [], queries: [] });
    await chooseMethod(user, en.challenge.backupCodeLabel);
    await user.type(
      screen.getByLabelText(en.challenge.backupCodeLabel),
      `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
    );
    await user.click(await screen.findByRole('button', { name: en.backupCodes.regenerate }));
    await user.click(button(en.backupCodes.confirm));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    expect(kept(queryClient)).toEqual({ mutations: [], queries: [] });
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(heard).toEqual([]);
  });

  it('exposes nothing of an enrollment that needs the password', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'recommended' }, requireReauth: 'password' });
    const { queryClient, heard } = carelessClient();
    const onComplete = vi.fn();
    const result = await sandbox.adapter.login(anna);
    const { user } = show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, sandbox, {
      queryClient,
    });
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.click(screen.getByText(en.methods.totp.title));
    await user.type(await screen.findByLabelText(en.reauth.label), `${anna.password}{Enter}`);
    await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(heard).toEqual([]);
    expect(kept(queryClient)).toEqual({ mutations: [], queries: [] });
  });

  it('stores the masked status, and the change of a factor without its parameters', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone }, { requireReauth: 'password' });
    sandbox.signIn(anna.email);
    const { queryClient, heard } = carelessClient();
    const { user } = show(<MfaSettings />, sandbox, { queryClient });
    await user.click(await screen.findByRole('button', { name: enAccount.settings.remove(en.methods.sms.title) }));
    expect(JSON.stringify(kept(queryClient))).toContain('•••• 77');
    await user.click(await screen.findByRole('button', { name: enAccount.settings.removeConfirm }));
    await user.type(await screen.findByLabelText(en.reauth.label), `${anna.password}{Enter}`);
    await screen.findAllByText(enAccount.settings.done.remove);
    const mutations = heard.flat().filter((one) => one instanceof Object && 'mutation' in one);
    expect(mutations.length).toBeGreaterThan(0);
    expectNoSecretIn('what the host heard', heard);
    expect(JSON.stringify(heard)).not.toContain(phone);
  });

  it('sees no id of a user in a key or an event, and nothing of the last user once the next one is signed in', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone });
    sandbox.signIn(anna.email);
    const { queryClient, heard } = carelessClient();
    const shown = ({ sessionKey, user = '' }: { sessionKey: string; user?: string }) => (
      <MfaProvider adapter={sandbox.adapter} queryClient={queryClient} sessionKey={sessionKey}>
        <MfaSettings />
        <LookedUp admin={sandbox.admin} user={user} />
      </MfaProvider>
    );
    const { rerender } = render(shown({ sessionKey: anna.email }));
    await screen.findAllByText(/•••• 77/);
    const { id } = sandbox.user(anna.email);
    rerender(shown({ sessionKey: anna.email, user: id }));
    await screen.findByText('found');
    const keys = () =>
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey);
    const read = () =>
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data);
    expect(keys()).toHaveLength(2);
    expect(JSON.stringify(read())).toContain('•••• 77');
    const before = keys().map(String);
    const held = sandbox.faults.hold('getStatus');
    rerender(shown({ sessionKey: 'ben@example.com' }));
    expect(screen.queryByText(/•••• 77/)).toBeNull();
    await waitFor(() => expect(keys().map(String)).not.toEqual(expect.arrayContaining([before[0]])));
    expect(JSON.stringify(read())).not.toContain('•••• 77');
    rerender(shown({ sessionKey: anna.email }));
    expect(screen.queryByText(/•••• 77/)).toBeNull();
    held.release();
    await screen.findAllByText(/•••• 77/);
    expect(keys().map(String)).not.toEqual(expect.arrayContaining([before[0]]));
    expect(JSON.stringify([keys(), read()])).not.toMatch(/anna|ben/);
    expect(before.join()).not.toContain(id);
    const said = heard
      .flat()
      .map((one) => (one instanceof Object && 'query' in one ? (one.query as Query) : undefined));
    expect(said.some((query) => query)).toBe(true);
    const saidKeys = JSON.stringify(said.map((query) => query?.queryKey));
    expect(saidKeys).not.toMatch(/anna|ben/);
    expect(saidKeys).not.toContain(id);
  });

  it('reads the status once if that fails, whatever its defaults are', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    sandbox.faults.fail('getStatus', { code: 'SERVER' }, 10);
    const { queryClient } = carelessClient();
    show(<MfaSettings />, sandbox, { queryClient });
    await screen.findAllByText(en.errors.SERVER);
    expect(callsOf(sandbox, 'getStatus')).toHaveLength(1);
  });

  it.each([
    ['clears it', (client: QueryClient) => client.clear()],
    ['resets its queries', (client: QueryClient) => client.resetQueries()],
    ['cancels its queries', (client: QueryClient) => client.cancelQueries()],
    ['resumes its paused mutations', (client: QueryClient) => client.resumePausedMutations()],
  ])('continues when the host %s during a call', async (_, disturb) => {
    const sandbox = sandboxWith({ totp: true });
    const { queryClient } = carelessClient();
    const onVerified = vi.fn();
    const element = (
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />
    );
    const { user } = show(element, sandbox, { queryClient });
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
    await act(async () => void disturb(queryClient));
    held.release();
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });
});

describe('with a private client', () => {
  it('needs no QueryClientProvider', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onVerified = vi.fn();
    const challenge = await challengeOf(sandbox);
    const user = userEvent.setup();
    render(
      <MfaProvider adapter={sandbox.adapter}>
        <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />
      </MfaProvider>,
    );
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it("doesn't use the host’s client", async () => {
    const sandbox = sandboxWith({ totp: true });
    const { queryClient, heard } = carelessClient();
    const seen = vi.fn();
    const Inside = () => {
      seen(useQueryClient());
      return null;
    };
    const challenge = await challengeOf(sandbox);
    const user = userEvent.setup();
    const onVerified = vi.fn();
    render(
      <QueryClientProvider client={queryClient}>
        <MfaProvider adapter={sandbox.adapter}>
          <Inside />
          <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />
        </MfaProvider>
      </QueryClientProvider>,
    );
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(seen).toHaveBeenCalledWith(queryClient);
    expect(heard).toEqual([]);
  });
});
