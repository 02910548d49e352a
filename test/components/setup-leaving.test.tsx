import { act, configure, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MfaEnrollment, type MfaEnrollmentProps, PasskeySetup, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { Hidable } from './Hidable.js';
import { anna, button, callsOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;
const { common, setup, sent, backupCodes } = en;
const enrollmentId = expect.stringMatching(/^enr/);
const dropped = { enrollmentId, kind: 'enrollment' };

afterEach(() => configure({ reactStrictMode: false }));

function signedIn(): Sandbox {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  return sandbox;
}
const factors = async (sandbox: Sandbox): Promise<number | undefined> =>
  (await sandbox.adapter.getStatus()).factors?.length;

/** The code has been sent to the server, whose response is held. */
async function checking(right: boolean, props: MfaEnrollmentProps = {}) {
  const sandbox = signedIn();
  const onSession = vi.fn();
  const onConfirmed = vi.fn();
  const element = (hidden: boolean) => (
    <Hidable hidden={hidden}>
      <TotpSetup onConfirmed={onConfirmed} {...props} />
    </Hidable>
  );
  const shown = show(element(false), sandbox, { onSession });
  await shown.user.click(button(setup.totp.start));
  const key = await screen.findByText(KEY);
  const held = sandbox.faults.hold('verifyTOTP');
  await shown.user.type(codeField(), right ? sandbox.codeFor(key.textContent ?? '') : sandbox.wrongCode());
  await waitFor(() => expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1));
  const hide = (hidden: boolean): void => shown.show(element(hidden));
  const answer = (): Promise<void> => act(async () => held.release());
  return { ...shown, sandbox, hide, answer, onConfirmed, onSession, key };
}

describe.each([false, true])('a setup whose code is being checked (StrictMode: %s)', (strict) => {
  const begin = (...args: Parameters<typeof checking>) => {
    configure({ reactStrictMode: strict });
    return checking(...args);
  };

  it("doesn't remove the verified factor if it is unmounted, and delivers the confirmation's response", async () => {
    const { sandbox, unmount, answer, onConfirmed } = await begin(true);
    unmount();
    await answer();
    await waitFor(() => expect(onConfirmed).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
    expect(await factors(sandbox)).toBe(1);
  });

  it('discards the enrollment if it is unmounted, but only once the code is refused', async () => {
    const { sandbox, unmount, answer, onConfirmed } = await begin(false);
    unmount();
    await act(async () => {});
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
    await answer();
    await waitFor(() => expect(callsOf(sandbox, 'cancel')).toEqual([dropped]));
    expect(onConfirmed).not.toHaveBeenCalled();
  });

  it('shows the codes after it was hidden, and no key meanwhile', async () => {
    const { sandbox, hide, answer, key } = await begin(true);
    const shown = key.textContent ?? '';
    hide(true);
    hide(false);
    await waitFor(() => expect(status()).toBe('confirming'));
    hide(true);
    await answer();
    hide(false);
    expect(await screen.findByRole('list', { name: backupCodes.listLabel(10) })).toBeVisible();
    expect(root()).not.toHaveTextContent(shown);
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
  });

  it('keeps no key in the back/forward cache, and continues when the page comes back', async () => {
    const { answer, key } = await begin(true);
    const shown = key.textContent ?? '';
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(root()).not.toHaveTextContent(shown);
    await answer();
    expect(await screen.findByRole('list', { name: backupCodes.listLabel(10) })).toBeVisible();
  });

  it('says why if the code was refused meanwhile', async () => {
    const { answer, sandbox } = await begin(false);
    act(() => void window.dispatchEvent(new Event('pagehide')));
    await answer();
    await waitFor(() => expect(status()).toBe('ready'));
    expect(root()).toHaveTextContent(en.errors.INVALID_CODE);
    await waitFor(() => expect(callsOf(sandbox, 'cancel')).toEqual([dropped]));
  });
});

describe('unsaved codes', () => {
  it('are still there after the screen was hidden', async () => {
    const { hide, answer } = await checking(true);
    await answer();
    const before = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
    hide(true);
    hide(false);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(before);
  });
});

describe('a code with an unknown outcome', () => {
  it("may have confirmed the factor, so leaving doesn't remove it", async () => {
    const sandbox = signedIn();
    const { user, unmount } = show(<TotpSetup />, sandbox);
    await user.click(button(setup.totp.start));
    const key = await screen.findByText(KEY);
    sandbox.faults.loseAnswer('verifyTOTP');
    await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
    await screen.findByText(en.errors.NETWORK);
    unmount();
    await act(async () => {});
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
    expect(await factors(sandbox)).toBe(1);
  });
});

describe('a passkey', () => {
  it('keeps its backup codes, whatever is clicked while the host stores the session', async () => {
    const sandbox = signedIn();
    let installed = (): void => undefined;
    const installing = new Promise<void>((resolve) => {
      installed = resolve;
    });
    const onConfirmed = vi.fn(() => installing);
    const { user } = show(<MfaEnrollment skipIntro onConfirmed={onConfirmed} />, sandbox);
    await user.click(screen.getByText(en.methods.passkey.title));
    await user.click(button(setup.passkey.start));
    await waitFor(() => expect(onConfirmed).toHaveBeenCalledOnce());
    await user.click(button(common.back));
    installed();
    expect(await screen.findByRole('list', { name: backupCodes.listLabel(10) })).toBeVisible();
  });

  it('closes its prompt when the screen is unmounted', async () => {
    const sandbox = signedIn();
    const signals: (AbortSignal | undefined)[] = [];
    const enrollPasskey = (_: unknown, ctx?: { signal?: AbortSignal }): Promise<void> => {
      signals.push(ctx?.signal);
      return new Promise(() => undefined);
    };
    const { user, unmount } = show(<PasskeySetup />, { adapter: { ...sandbox.adapter, enrollPasskey } });
    await user.click(button(setup.passkey.start));
    unmount();
    await waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });
});

describe('what the user typed', () => {
  it('is sent again for each further code, and can be changed, including the name', async () => {
    const sandbox = sandboxWith({}, { limits: { resendSeconds: 0 } });
    sandbox.signIn(anna.email);
    const { user } = show(<SmsSetup askName />, sandbox);
    await user.type(screen.getByLabelText(sent.phoneLabel), phone);
    await user.type(screen.getByLabelText(en.enrollment.nameLabel), 'Work phone{Enter}');
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(await screen.findByRole('button', { name: en.challenge.resend }));
    await waitFor(() => expect(callsOf(sandbox, 'enrollSMS')).toHaveLength(2));
    const asked = { phoneNumber: phone, label: 'Work phone' };
    expect(callsOf(sandbox, 'enrollSMS')).toEqual([asked, asked]);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(button(sent.changePhone));
    expect(screen.getByLabelText(en.enrollment.nameLabel)).toHaveValue('Work phone');
  });
});
