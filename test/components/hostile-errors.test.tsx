import { inspect } from 'node:util';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaSettings, TotpSetup } from '../../src/index.js';
import { expectNoSecretIn } from '../leakCheck.js';
import { en } from '../words.js';
import { anna, button, challengeOf, codeField, phone, sandboxWith, show, status } from './screen.js';

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Everything that a page's error reporter would see. */
function reporter() {
  const heard: unknown[] = [];
  const hear = (...args: unknown[]): void => void heard.push(args);
  for (const method of CONSOLE) vi.spyOn(console, method).mockImplementation(hear);
  const onWindowError = (event: Event): void => hear(event.type, 'error' in event ? event.error : undefined);
  window.addEventListener('error', onWindowError);
  window.addEventListener('unhandledrejection', onWindowError);
  onTestFinished(() => {
    vi.restoreAllMocks();
    window.removeEventListener('error', onWindowError);
    window.removeEventListener('unhandledrejection', onWindowError);
  });
  return heard;
}

/** Errors of adapters that reveal the parameters of the call. */
const thrown: [string, (code: string) => unknown][] = [
  ['an Error that quotes the code', (code) => new Error(`code ${code} is wrong for +15550136677`)],
  ['text', (code) => `code ${code} is wrong`],
  ['nothing', () => undefined],
  ['null', () => null],
  [
    'a known code with the request in it',
    (code) => ({ code: 'INVALID_CODE', message: code, config: { data: { code } } }),
  ],
  [
    'an Axios error',
    (code) =>
      Object.assign(new Error('Request failed with status code 500'), {
        config: { url: `/verify?code=${code}`, data: JSON.stringify({ code }) },
        response: { status: 500, data: { echo: code } },
        toJSON: () => ({ code }),
      }),
  ],
  ['an error with a cause', (code) => new Error('no', { cause: new Error(code) })],
  ['an AggregateError', (code) => new AggregateError([new Error(code)], code)],
  ['a code as its code', (code) => ({ code })],
  ['a request id that is the code', (code) => ({ code: 'SERVER', requestId: `${code} of +15550136677` })],
];

describe('an adapter’s error', () => {
  describe.each(thrown)('that is %s', (_, make) => {
    it('reveals nothing that was entered', async () => {
      const heard = reporter();
      const onError = vi.fn();
      const onEvent = vi.fn();
      const sandbox = sandboxWith({ totp: true });
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox, {
        onError,
        onEvent,
      });
      const code = sandbox.wrongCode();
      sandbox.faults.fail('verifyChallenge', make(code) as Error);
      await user.type(codeField(), code);
      await waitFor(() => expect(codeField()).toBeInvalid());
      expect(onError).toHaveBeenCalledOnce();
      expect(onEvent).toHaveBeenCalledOnce();
      const told = [onError.mock.calls, onEvent.mock.calls, heard];
      expectNoSecretIn('what the host received', told);
      expectNoSecretIn('what the host received, inspected', inspect(told, { depth: 10, showHidden: true }));
      expect(JSON.stringify(told)).not.toContain(code);
      const [error] = onError.mock.calls[0] ?? [];
      expect(error.cause).toBeUndefined();
      expect(heard).toEqual([]);
    });
  });

  it("doesn't make an error of a setup reveal its secret", async () => {
    const heard = reporter();
    const onError = vi.fn();
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<TotpSetup />, sandbox, { onError });
    sandbox.faults.answer('enrollTOTP', (answer) => ({ ...(answer as object), id: undefined }));
    await user.click(button(en.setup.totp.start));
    await screen.findAllByText(en.errors.SERVER);
    expect(status()).toBe('ready');
    expectNoSecretIn('what the host received', inspect([onError.mock.calls, heard], { depth: 10, showHidden: true }));
    expect(heard).toEqual([]);
  });

  it("doesn't make an error of backup codes reveal them", async () => {
    const heard = reporter();
    const onError = vi.fn();
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { user } = show(<BackupCodesPanel />, sandbox, { onError });
    sandbox.faults.answer('regenerateBackupCodes', (answer) => [...(answer as string[]), 42]);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await screen.findAllByText(en.errors.SERVER);
    expectNoSecretIn('what the host received', inspect([onError.mock.calls, heard], { depth: 10, showHidden: true }));
    expect(heard).toEqual([]);
  });

  it('reaches the host once, as a code and numbers', async () => {
    const onError = vi.fn();
    const sandbox = sandboxWith({ totp: true });
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox, {
      onError,
    });
    sandbox.faults.fail('verifyChallenge', {
      code: 'RATE_LIMITED',
      retryAfter: 12.5,
      attemptsLeft: 2,
      requestId: 'req_1',
    });
    await user.type(codeField(), '739184');
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
    const [error] = onError.mock.calls[0] ?? [];
    expect(error).toBeInstanceOf(Error);
    expect({ ...error }).toEqual({
      name: 'MfaError',
      code: 'RATE_LIMITED',
      retryAfter: 12.5,
      attemptsLeft: 2,
      requestId: 'req_1',
      operation: 'verifyChallenge',
    });
  });

  it('names the operation that failed', async () => {
    const onError = vi.fn();
    const sandbox = sandboxWith({ totp: true, backupCodes: true, sms: phone });
    sandbox.signIn(anna.email);
    for (const name of ['getStatus', 'removeFactor', 'enrollTOTP', 'verifyTOTP'] as const)
      sandbox.faults.fail(name, { code: 'SERVER' });
    const { user, show: next } = show(<MfaSettings />, sandbox, { onError });
    await user.click(await screen.findByRole('button', { name: en.common.tryAgain }));
    await user.click(await screen.findByRole('button', { name: en.settings.remove(en.methods.sms.title) }));
    await user.click(await screen.findByRole('button', { name: en.settings.removeConfirm }));
    await screen.findAllByText(en.errors.SERVER);
    next(<TotpSetup />);
    await user.click(button(en.setup.totp.start));
    await screen.findAllByText(en.errors.SERVER);
    await user.click(button(en.common.tryAgain));
    await user.type(await screen.findByLabelText(en.code.label(6)), '739184');
    await screen.findAllByText(en.errors.SERVER);
    expect(onError.mock.calls.map(([{ operation, code }]) => [operation, code])).toEqual([
      ['getStatus', 'SERVER'],
      ['removeFactor', 'SERVER'],
      ['enrollTOTP', 'SERVER'],
      ['verifyTOTP', 'SERVER'],
    ]);
  });
});
