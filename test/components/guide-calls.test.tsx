import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { protektAdapter } from '../../src/adapters/protekt.js';
import {
  BackupCodesPanel,
  type MfaAdapter,
  type MfaCallContext,
  MfaChallenge,
  MfaFlow,
  SmsSetup,
  TotpSetup,
} from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import {
  anna,
  button,
  callsOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

/** Two ways to pass the guide's SDK to the provider: directly, and bound to its objects. */
const adapters: [string, (sandbox: Sandbox) => MfaAdapter][] = [
  ['protekt.mfa', (sandbox) => sandbox.protekt.mfa],
  ['protektAdapter(protekt)', (sandbox) => protektAdapter(sandbox.protekt)],
];

/** The guide's SDK, which records all arguments of its calls, including a second one. */
function recording(sandbox: Sandbox) {
  const received: Record<string, unknown[][]> = {};
  const names = [
    'verifyChallenge',
    'verifyBackupCode',
    'enrollTOTP',
    'verifyTOTP',
    'enrollSMS',
    'verifySMS',
    'regenerateBackupCodes',
  ] as const;
  const record =
    (name: (typeof names)[number]) =>
    (...args: unknown[]) => {
      received[name] = [...(received[name] ?? []), args];
      return Reflect.apply(sandbox.protekt.mfa[name], sandbox.protekt.mfa, args.slice(0, 1));
    };
  const adapter = Object.fromEntries(names.map((name) => [name, record(name)])) as unknown;
  return { received, adapter: adapter as MfaAdapter };
}

describe.each(adapters)('over %s', (_, make) => {
  it('a challenge is answered as in the guide', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { challengeId } = await sandbox.protekt.auth.login(anna);
    const onVerified = vi.fn();
    const element = <MfaChallenge onRestart={() => {}} challengeId={challengeId ?? ''} onVerified={onVerified} />;
    const { user } = show(element, { adapter: make(sandbox) });
    const code = codeOf(sandbox);
    await user.type(codeField(), code);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toEqual([{ challengeId, code }]);
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
  });

  it('a backup code is used as in the guide', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const { challengeId } = await sandbox.protekt.auth.login(anna);
    const onVerified = vi.fn();
    const element = <MfaChallenge onRestart={() => {}} challengeId={challengeId ?? ''} onVerified={onVerified} />;
    const { user } = show(element, { adapter: make(sandbox) });
    const [code = ''] = sandbox.user(anna.email).backupCodes;
    await chooseMethod(user, en.challenge.backupCodeLabel);
    await user.type(screen.getByLabelText(en.challenge.backupCodeLabel), `${code}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyBackupCode')).toEqual([{ challengeId, code }]);
  });

  it('an authenticator app is enrolled as in the guide', async () => {
    const sandbox = sandboxWith();
    await sandbox.protekt.auth.login(anna);
    const { user } = show(<TotpSetup />, { adapter: make(sandbox) });
    await user.click(button(en.setup.totp.start));
    const code = sandbox.codeFor((await screen.findByText(KEY)).textContent ?? '');
    await user.type(codeField(), code);
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    expect(callsOf(sandbox, 'enrollTOTP')).toEqual([undefined]);
    expect(callsOf(sandbox, 'verifyTOTP')).toEqual([{ enrollmentId: expect.any(String), code }]);
  });

  it('a phone number is enrolled as in the guide', async () => {
    const sandbox = sandboxWith();
    await sandbox.protekt.auth.login(anna);
    const { user } = show(<SmsSetup />, { adapter: make(sandbox) });
    await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), sandbox.lastCode(phone));
    await waitFor(() => expect(callsOf(sandbox, 'verifySMS')).toHaveLength(1));
    expect(callsOf(sandbox, 'enrollSMS')).toEqual([{ phoneNumber: phone }]);
    expect(callsOf(sandbox, 'verifySMS')).toEqual([
      { enrollmentId: expect.any(String), code: sandbox.lastCode(phone) },
    ]);
  });

  it('backup codes are created as in the guide', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { user } = show(<BackupCodesPanel />, { adapter: make(sandbox) });
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([undefined]);
  });

  it('a first sign-in with enrollment leads from the login to a session', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required' } });
    const result = await sandbox.protekt.auth.login(anna);
    const onComplete = vi.fn();
    const { user } = show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, {
      adapter: make(sandbox),
    });
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    expect(screen.queryByText(en.methods.passkey.title)).not.toBeInTheDocument();
    await user.click(screen.getByText(en.methods.totp.title));
    await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onComplete)).toBe(anna.email);
  });

  it('after an administrator’s reset, the user signs in without a second step', async () => {
    const sandbox = sandboxWith({ totp: true });
    await sandbox.admin.disableMFA({ userId: sandbox.user(anna.email).id, reason: 'lost phone' });
    const onComplete = vi.fn();
    const result = await sandbox.protekt.auth.login(anna);
    show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, { adapter: make(sandbox) });
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });
});

describe('the first argument of every call', () => {
  it('is the guide’s, and nothing else; the second is the context', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { challengeId } = await sandbox.protekt.auth.login(anna);
    const { adapter, received } = recording(sandbox);
    const onVerified = vi.fn();
    const { user, show: showAgain } = show(
      <MfaChallenge onRestart={() => {}} challengeId={challengeId ?? ''} onVerified={onVerified} />,
      {
        adapter,
      },
    );
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    showAgain(<BackupCodesPanel />);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByRole('listitem');
    const context = { signal: expect.any(AbortSignal), idempotencyKey: expect.stringMatching(/.{8}/) };
    expect(received).toEqual({
      verifyChallenge: [[{ challengeId, code: expect.stringMatching(/^\d{6}$/) }, context]],
      regenerateBackupCodes: [[undefined, context]],
    });
    const keys = Object.values(received).map((calls) => (calls[0]?.[1] as MfaCallContext | undefined)?.idempotencyKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('never contains the secret of an enrollment', async () => {
    const sandbox = sandboxWith();
    await sandbox.protekt.auth.login(anna);
    const { adapter, received } = recording(sandbox);
    const { user } = show(<TotpSetup />, { adapter });
    await user.click(button(en.setup.totp.start));
    const key = (await screen.findByText(KEY)).textContent?.replaceAll(' ', '') ?? '';
    await user.type(codeField(), sandbox.codeFor(key));
    await screen.findAllByRole('listitem');
    expect(Object.keys(received.verifyTOTP?.[0]?.[0] as object)).toEqual(['enrollmentId', 'code']);
    expect(JSON.stringify(received)).not.toContain(key);
  });
});
