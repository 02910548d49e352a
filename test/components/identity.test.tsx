import { act, screen, waitFor } from '@testing-library/react';
import { type ReactElement, useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaFlow, MfaProvider, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  button,
  callsOf,
  challengeOf,
  codeField,
  codeOf,
  phone,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

/** A host that creates everything again on each render, and renders often. */
function Restless({ sandbox, children }: { sandbox: Sandbox; children: () => ReactElement }): ReactElement {
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((count) => count + 1), 5);
    return () => clearInterval(timer);
  }, []);
  return (
    <MfaProvider
      adapter={{ ...sandbox.adapter }}
      messages={{ ...en, challenge: { ...en.challenge } }}
      support={<p>Call us</p>}
      onError={() => {}}
      onEvent={() => {}}
    >
      {children()}
    </MfaProvider>
  );
}

describe('a host that passes new objects in every render', () => {
  it("doesn't restart a challenge, and doesn't send twice", async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    const challenge = await challengeOf(sandbox);
    const onVerified = vi.fn();
    const { user } = show(
      <Restless sandbox={sandbox}>
        {() => (
          <MfaChallenge onRestart={() => {}} challenge={{ ...challenge }} onVerified={(result) => onVerified(result)} />
        )}
      </Restless>,
      sandbox,
    );
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    const code = sandbox.lastCode(phone);
    await user.type(codeField(), code.slice(0, 3));
    expect(codeField()).toHaveValue(code.slice(0, 3));
    await user.type(codeField(), code.slice(3));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it("doesn't restart an enrollment, and doesn't show another key", async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<Restless sandbox={sandbox}>{() => <TotpSetup />}</Restless>, sandbox);
    await user.click(button(en.setup.totp.start));
    const key = (await screen.findByText(KEY)).textContent ?? '';
    await user.type(codeField(), sandbox.codeFor(key));
    await screen.findByRole('heading', { name: en.backupCodes.title });
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it("doesn't bring back saved codes, and doesn't clear the checkbox", async () => {
    const sandbox = sandboxWith();
    const onSaved = vi.fn();
    const { user } = show(
      <Restless sandbox={sandbox}>
        {() => <BackupCodesPanel codes={['zq7k-9mwd', 'aaaa-bbbb']} onSaved={() => onSaved()} />}
      </Restless>,
      sandbox,
    );
    await user.click(screen.getByRole('checkbox'));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(status()).toBe('saved'));
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it("doesn't restart a sign-in if it keeps the response", async () => {
    const sandbox = sandboxWith({ totp: true });
    const result = await sandbox.adapter.login(anna);
    const onSession = vi.fn();
    const onComplete = vi.fn();
    const { user } = show(
      <Restless sandbox={sandbox}>
        {() => (
          <MfaFlow
            onRestart={() => {}}
            result={result}
            onSession={(s) => onSession(s)}
            onComplete={(s) => onComplete(s)}
          />
        )}
      </Restless>,
      sandbox,
    );
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(onSession).toHaveBeenCalledOnce();
  });
});

describe("a change of the host's", () => {
  it('applies from the next call on: the newest adapter is used', async () => {
    const sandbox = sandboxWith({ totp: true });
    const verifyChallenge = vi.fn(async () => ({ verified: true as const }));
    const onVerified = vi.fn();
    const element = (
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />
    );
    const { user, show: showAgain } = show(element, sandbox);
    await user.type(codeField(), '739');
    showAgain(element, { adapter: { ...sandbox.adapter, verifyChallenge } });
    expect(codeField()).toHaveValue('739');
    await user.type(codeField(), '184');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(verifyChallenge).toHaveBeenCalledOnce();
    expect(callsOf(sandbox, 'verifyChallenge')).toEqual([]);
  });

  it('is visible at once: the texts, and their language', async () => {
    const sandbox = sandboxWith({ totp: true });
    const element = <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />;
    const { user, show: showAgain } = show(element, sandbox);
    await user.type(codeField(), '739');
    const german = { ...en, locale: 'de', challenge: { ...en.challenge, verify: 'Bestätigen' } };
    showAgain(element, { messages: german });
    expect(button('Bestätigen')).toBeVisible();
    expect(root()).toHaveAttribute('lang', 'de');
    expect(codeField()).toHaveValue('739');
  });

  it('of a callback applies: the newest one is called', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const [first, second] = [vi.fn(), vi.fn()];
    const { user, show: showAgain } = show(
      <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={first} />,
      sandbox,
    );
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    showAgain(<MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={second} />);
    held.release();
    await waitFor(() => expect(second).toHaveBeenCalledOnce());
    expect(first).not.toHaveBeenCalled();
  });

  it('of the challenge starts over', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { user, show: showAgain } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />,
      sandbox,
    );
    sandbox.faults.fail('verifyChallenge', { code: 'CHALLENGE_EXPIRED' });
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('expired'));
    showAgain(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox.newClient())} />);
    expect(status()).toBe('awaiting-code');
    expect(codeField()).toHaveValue('');
  });

  it('of the login starts the flow over, even if a cookie backend uses the same challenge id', async () => {
    const sandbox = sandboxWith({ totp: true });
    const login = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'cookie' };
    const onComplete = vi.fn();
    const onRestart = vi.fn();
    const { user, show: showAgain } = show(
      <MfaFlow onRestart={onRestart} result={login} onComplete={onComplete} />,
      sandbox,
    );
    sandbox.faults.fail('verifyChallenge', { code: 'TOO_MANY_ATTEMPTS' });
    await user.type(codeField(), '739184');
    await waitFor(() => expect(status()).toBe('expired'));
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    showAgain(<MfaFlow onRestart={() => {}} result={{ ...login }} onComplete={onComplete} />);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(codeField()).toHaveValue('');
    sandbox.faults.answer('verifyChallenge', () => ({ verified: true }));
    await user.type(codeField(), '184739');
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('of the login makes the response for the earlier one irrelevant', async () => {
    const sandbox = sandboxWith({ totp: true });
    const onSession = vi.fn();
    const onComplete = vi.fn();
    const first = await sandbox.adapter.login(anna);
    const second = await sandbox.newClient().adapter.login(anna);
    const { user, show: showAgain } = show(
      <MfaFlow onRestart={() => {}} result={first} onSession={onSession} onComplete={onComplete} />,
      sandbox,
    );
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
    showAgain(<MfaFlow onRestart={() => {}} result={second} onSession={onSession} onComplete={onComplete} />);
    held.release();
    await act(async () => {});
    expect(status()).toBe('awaiting-code');
    expect(onSession).not.toHaveBeenCalled();
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('of the login while the host stores the first session: only the second completes', async () => {
    const sandbox = sandboxWith();
    const onComplete = vi.fn();
    let install = (): void => {};
    const first = await sandbox.adapter.login(anna);
    const second = await sandbox.newClient().adapter.login(anna);
    const installed = new Promise<void>((resolve) => {
      install = resolve;
    });
    const waits = vi.fn(() => installed);
    const { show: showAgain } = show(
      <MfaFlow onRestart={() => {}} result={first} onSession={waits} onComplete={onComplete} />,
      sandbox,
    );
    await waitFor(() => expect(waits).toHaveBeenCalledOnce());
    showAgain(<MfaFlow onRestart={() => {}} result={second} onSession={() => {}} onComplete={onComplete} />);
    install();
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await act(async () => {});
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({ tokens: second.tokens });
  });
});
