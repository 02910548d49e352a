import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, MfaEnrollment, PasskeySetup, SmsSetup } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import { anna, announced, button, callsOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;
const numberField = (): HTMLInputElement => screen.getByLabelText(en.sent.phoneLabel);
const options = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: en.enrollment.chooseTitle })).getAllByRole('button');

function signedIn(
  seed: Parameters<typeof sandboxWith>[0] = {},
  change: Parameters<typeof sandboxWith>[1] = {},
): Sandbox {
  const sandbox = sandboxWith(seed, change);
  sandbox.signIn(anna.email);
  return sandbox;
}

async function saveCodes(user: ReturnType<typeof show>['user']): Promise<void> {
  await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
  await user.click(button(en.backupCodes.finish));
}

describe('<MfaEnrollment />', () => {
  describe('at its start', () => {
    it('says why and how long it takes, and makes no call', () => {
      const sandbox = signedIn();
      show(<MfaEnrollment />, sandbox);
      expect(root()).toHaveTextContent(en.enrollment.introDescription);
      expect(within(root()).getAllByRole('listitem')).toHaveLength(en.enrollment.benefits.length);
      expect(sandbox.calls).toEqual([]);
    });

    it('gives “Not now” the same weight as the other button, and really declines', async () => {
      const sandbox = signedIn();
      const onSkip = vi.fn();
      const onEnrolled = vi.fn();
      const { user } = show(<MfaEnrollment onSkip={onSkip} onEnrolled={onEnrolled} />, sandbox);
      expect(root()).not.toHaveTextContent(en.enrollment.required);
      await user.tab();
      await user.tab();
      expect(button(en.enrollment.skip)).toHaveFocus();
      await user.keyboard('{Enter}');
      expect(onSkip).toHaveBeenCalledExactlyOnceWith(); // without the click event
      expect(onEnrolled).not.toHaveBeenCalled();
      expect(sandbox.calls).toEqual([]);
    });

    it('explains itself if it is required', () => {
      show(<MfaEnrollment required />, signedIn());
      expect(screen.queryByRole('button', { name: en.enrollment.skip })).not.toBeInTheDocument();
      expect(root()).toHaveTextContent(en.enrollment.required);
    });
  });

  describe('choosing a method', () => {
    it('lists them strongest first, and recommends only the first', async () => {
      const { user } = show(<MfaEnrollment />, signedIn());
      await user.click(button(en.enrollment.start));
      expect(options().map(({ textContent }) => textContent)).toEqual([
        expect.stringContaining(en.methods.passkey.title),
        expect.stringContaining(en.methods.totp.title),
        expect.stringContaining(en.methods.sms.title),
        expect.stringContaining('Email'),
      ]);
      expect(options().map(({ textContent }) => textContent?.includes(en.enrollment.recommended))).toEqual([
        true,
        false,
        false,
        false,
      ]);
      expect(options()[2]).toHaveTextContent(en.methods.sms.description);
      expect(root()).not.toHaveTextContent(/TOTP|phishing/);
    });

    it.each([
      ['what the backend names', ['sms', 'totp'] as const, [en.methods.totp.title, en.methods.sms.title]],
      [
        'what it names that nobody knows',
        ['pigeon', 'sms', 'totp'] as never,
        [en.methods.totp.title, en.methods.sms.title],
      ],
    ])('offers only %s', async (_, methods, titles) => {
      const { user } = show(<MfaEnrollment methods={methods} />, signedIn());
      await user.click(button(en.enrollment.start));
      expect(options().map(({ textContent }) => textContent)).toEqual(
        titles.map((title) => expect.stringContaining(title)),
      );
    });

    it('offers only what the adapter can enroll and confirm', async () => {
      const sandbox = signedIn();
      const { verifyChallenge, enrollTOTP, verifyTOTP, enrollSMS, enrollEmail, verifyEmail } = sandbox.adapter;
      const adapter = { verifyChallenge, enrollTOTP, verifyTOTP, enrollSMS, enrollEmail, verifyEmail };
      const { user } = show(<MfaEnrollment />, { adapter });
      await user.click(button(en.enrollment.start));
      expect(options().map(({ textContent }) => textContent)).toEqual([
        expect.stringContaining(en.methods.totp.title),
        expect.stringContaining('Email'),
      ]);
    });

    it('is skipped if there is only one method', async () => {
      const { user } = show(<MfaEnrollment methods={['totp']} />, signedIn());
      await user.click(button(en.enrollment.start));
      expect(await screen.findByText(KEY)).toBeInTheDocument();
    });

    it("isn't a dead end if there is none", async () => {
      const onSkip = vi.fn();
      const { user } = show(<MfaEnrollment methods={[]} onSkip={onSkip} />, signedIn());
      await user.click(button(en.enrollment.start));
      expect(screen.getByRole('heading', { name: en.enrollment.nothingTitle })).toHaveFocus();
      expect(screen.getByText(en.enrollment.nothingDescription)).toHaveAttribute('data-mfa-part', 'description');
      expect(root().querySelector('[data-mfa-part="screen-icon"]')).toBeVisible();
      expect(screen.queryByRole('list')).toBeNull();
      expect(document.querySelector('[data-mfa-part="support"]')).toBeNull(); // no empty box
      await user.click(button(en.common.back));
      await user.click(button(en.enrollment.skip));
      expect(onSkip).toHaveBeenCalledExactlyOnceWith();
    });

    it("leads back to the sign-in form if a sign-in requires a method that can't be set up", async () => {
      const onCancel = vi.fn();
      const support = <p>Call the Harbour desk.</p>;
      const element = <MfaEnrollment methods={[]} challengeId="chl-1" onCancel={onCancel} />;
      const { user } = show(element, signedIn(), { support });
      await user.click(button(en.enrollment.start));
      expect(root()).toHaveTextContent('Call the Harbour desk.');
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    });

    it.each([true, false])('leads to settings, not to the sign-in form, outside of a sign-in: %s', async (again) => {
      const sandbox = signedIn();
      const onRestart = vi.fn();
      const onCancel = vi.fn();
      sandbox.faults.fail('enrollTOTP', { code: 'REAUTH_REQUIRED', reauth: 'login' });
      const { user } = show(<MfaEnrollment skipIntro onCancel={onCancel} {...(again && { onRestart })} />, sandbox);
      await user.click(screen.getByText(en.methods.totp.title));
      await waitFor(() => expect(status()).toBe('expired'));
      if (again) await user.click(button(en.common.signInAgain));
      else expect(screen.queryByRole('button', { name: en.common.signInAgain })).toBeNull();
      await waitFor(() => expect(onRestart).toHaveBeenCalledTimes(again ? 1 : 0));
      await user.click(button(en.common.back));
      expect(status()).toBe('choosing-method');
      await user.click(button(en.common.back));
      await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
    });

    it('is shown again after a method was refused', async () => {
      const sandbox = signedIn();
      const { user } = show(<MfaEnrollment />, sandbox);
      sandbox.faults.fail('enrollTOTP', { code: 'METHOD_UNAVAILABLE' });
      await user.click(button(en.enrollment.start));
      await user.click(screen.getByText(en.methods.totp.title));
      await screen.findAllByText(en.errors.METHOD_UNAVAILABLE);
      expect(status()).toBe('choosing-method');
      await user.click(screen.getByText('Email'));
      await user.click(button(en.setup.sms.start));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), sandbox.lastCode(anna.email));
      await saveCodes(user);
      expect(status()).toBe('done');
    });
  });

  describe('until it is finished', () => {
    it('says what will change, and offers another method', async () => {
      const sandbox = signedIn();
      const onEnrolled = vi.fn();
      const { user } = show(<MfaEnrollment onEnrolled={onEnrolled} />, sandbox);
      await user.click(button(en.enrollment.start));
      await user.click(screen.getByText(en.methods.totp.title));
      expect(await screen.findByText(en.enrollment.step(1, 2))).toBeVisible();
      await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
      expect(await screen.findByText(en.enrollment.step(2, 2))).toBeVisible();
      await saveCodes(user);
      expect(root()).toHaveTextContent(en.enrollment.doneDescription);
      expect(onEnrolled).toHaveBeenCalledExactlyOnceWith({ method: 'totp' });
      await user.click(button(en.enrollment.addAnother));
      await user.click(screen.getByText(en.methods.sms.title));
      await user.type(numberField(), `${phone}{Enter}`);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), sandbox.lastCode(phone));
      await waitFor(() => expect(status()).toBe('done'));
      const { factors } = await sandbox.adapter.getStatus();
      expect(factors?.map(({ method }) => method)).toEqual(['totp', 'sms']);
    });

    it('offers codes if none came, which the user can decline', async () => {
      const sandbox = signedIn({}, { backupCodes: 'separate' });
      const onEnrolled = vi.fn();
      const { user } = show(<MfaEnrollment methods={['totp']} onEnrolled={onEnrolled} />, sandbox);
      await user.click(button(en.enrollment.start));
      await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
      await screen.findByRole('heading', { name: en.backupCodes.offerTitle.missing });
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toEqual([]);
      await user.click(button(en.backupCodes.skip));
      expect(onEnrolled).toHaveBeenCalledOnce();
      expect(status()).toBe('done');
    });

    it("doesn't mention codes if the backend has none", async () => {
      const sandbox = signedIn({}, { backupCodes: 'separate' });
      const { regenerateBackupCodes: _, ...adapter } = sandbox.adapter;
      const { user } = show(<MfaEnrollment methods={['totp']} />, { adapter });
      await user.click(button(en.enrollment.start));
      const key = (await screen.findByText(KEY)).textContent ?? '';
      expect(screen.queryByText(/Step 1/)).not.toBeInTheDocument();
      await user.type(codeField(), sandbox.codeFor(key));
      await waitFor(() => expect(status()).toBe('done'));
    });

    it("can't be left without confirming that the codes are saved", async () => {
      const sandbox = signedIn();
      const onEnrolled = vi.fn();
      const onCancel = vi.fn();
      const { user } = show(
        <MfaEnrollment methods={['totp']} onEnrolled={onEnrolled} onCancel={onCancel} onSkip={onCancel} />,
        sandbox,
      );
      await user.click(button(en.enrollment.start));
      await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
      await screen.findByRole('heading', { name: en.backupCodes.title });
      const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
      expect(names).toEqual([
        en.backupCodes.copy,
        en.backupCodes.download,
        en.backupCodes.print,
        en.backupCodes.finish,
      ]);
      await user.click(button(en.backupCodes.finish));
      await user.keyboard('{Escape}');
      expect(onEnrolled).not.toHaveBeenCalled();
      expect(onCancel).not.toHaveBeenCalled();
    });
  });

  it('starts with the choice for a user who has already decided', () => {
    show(<MfaEnrollment skipIntro />, signedIn());
    expect(status()).toBe('choosing-method');
  });

  it('passes on the challenge and the name that the user enters', async () => {
    const sandbox = signedIn();
    const enrollTOTP = vi.fn(sandbox.adapter.enrollTOTP);
    const { user } = show(<MfaEnrollment methods={['totp']} challengeId="c1" askName />, {
      adapter: { ...sandbox.adapter, enrollTOTP },
    });
    await user.click(button(en.enrollment.start));
    await user.type(screen.getByLabelText(en.enrollment.nameLabel), ' Anna’s phone ');
    await user.click(button(en.setup.totp.start));
    await waitFor(() => expect(enrollTOTP).toHaveBeenCalledOnce());
    expect(enrollTOTP.mock.calls[0]?.[0]).toEqual({ challengeId: 'c1', label: 'Anna’s phone' });
  });
});

describe('<SmsSetup />', () => {
  it('sends another code with the same call, keeps what is typed, and uses the newest', async () => {
    const time = fakeTime();
    const sandbox = signedIn();
    const { user } = show(<SmsSetup />, sandbox);
    await user.type(numberField(), `${phone}{Enter}`);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(button(/Send a new code in/)).toHaveAttribute('aria-disabled', 'true');
    await user.type(codeField(), '739');
    await time.advance(31_000);
    await user.click(button(en.challenge.resend));
    await waitFor(() => expect(sandbox.outbox).toHaveLength(2));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(codeField()).toHaveValue('739');
    expect(callsOf(sandbox, 'enrollSMS')).toEqual([{ phoneNumber: phone }, { phoneNumber: phone }]);
    expect(callsOf(sandbox, 'cancel')).toEqual([]);
    await user.clear(codeField());
    await user.type(codeField(), sandbox.lastCode(phone));
    await screen.findByRole('heading', { name: en.backupCodes.title });
  });

  it('keeps the earlier code valid if another send fails', async () => {
    const time = fakeTime();
    const sandbox = signedIn();
    const { user } = show(<SmsSetup />, sandbox);
    await user.type(numberField(), `${phone}{Enter}`);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    const code = sandbox.lastCode(phone);
    await time.advance(31_000);
    sandbox.faults.fail('enrollSMS', { code: 'DELIVERY_FAILED' });
    await user.click(button(en.challenge.resend));
    await screen.findByText(en.errors.DELIVERY_FAILED);
    await user.type(codeField(), code);
    await screen.findByRole('heading', { name: en.backupCodes.title });
  });

  it('warns that a text message is easy to intercept', () => {
    show(<SmsSetup />, signedIn());
    expect(root()).toHaveTextContent(en.sent.smsNote);
  });

  it("says where the code was sent and what to do if it doesn't arrive", async () => {
    const { user } = show(<SmsSetup />, signedIn());
    await user.type(numberField(), `${phone}{Enter}`);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    const sent = screen.getByText(/^We sent a code to .*\. It may take a minute\.$/);
    expect(sent.closest('[data-mfa-part="description"]')).toBeVisible();
    expect(announced()).toBe(en.challenge.sent); // the focus is in the field, and the number is never announced
    const links = button(en.sent.changePhone).parentElement;
    expect(links?.previousElementSibling).toHaveTextContent(en.sent.smsHelp);
  });
});

describe('<EmailSetup />', () => {
  it("sends to the account's address if the user enters none", async () => {
    const sandbox = signedIn();
    const { user } = show(<EmailSetup />, sandbox);
    await user.click(button(en.setup.sms.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(callsOf(sandbox, 'enrollEmail')).toEqual([{}]);
    expect(root()).not.toHaveTextContent(anna.email);
    await user.type(codeField(), sandbox.lastCode(anna.email));
    await screen.findByRole('heading', { name: en.backupCodes.title });
  });

  it('sends to the address that the user enters', async () => {
    const sandbox = signedIn();
    const { user } = show(<EmailSetup />, sandbox);
    await user.type(screen.getByLabelText(en.sent.emailLabel), 'anna@work.example{Enter}');
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(callsOf(sandbox, 'enrollEmail')).toEqual([{ email: 'anna@work.example' }]);
    expect(root()).toHaveTextContent('anna@work.example');
    expect(root()).toHaveTextContent(en.sent.emailHelp);
  });
});

it.each(['onSkip', 'onCancel'] as const)('the introduction has a button next to “Get started” for %s', async (way) => {
  const leave = vi.fn();
  const { user } = show(<MfaEnrollment {...{ [way]: leave }} />, signedIn());
  const out = button(way === 'onSkip' ? en.enrollment.skip : en.common.cancel);
  expect(out).toHaveAttribute('data-variant', 'secondary');
  expect(out.previousElementSibling).toBe(button(en.enrollment.start));
  expect(root().querySelector('[data-mfa-part="screen-footer"]')).toBeNull();
  await user.click(out);
  await waitFor(() => expect(leave).toHaveBeenCalledOnce());
});

it('the introduction has one button next to “Get started”: with “Not now”, Cancel is a link', () => {
  show(<MfaEnrollment onSkip={() => undefined} onCancel={() => undefined} />, signedIn());
  expect(button(en.enrollment.skip)).toHaveAttribute('data-variant', 'secondary');
  expect(button(en.common.cancel)).toHaveAttribute('data-variant', 'link');
});

describe('<PasskeySetup />', () => {
  it('is created and confirmed with one prompt', async () => {
    const sandbox = signedIn();
    const onEnrolled = vi.fn();
    const { user } = show(<PasskeySetup onEnrolled={onEnrolled} />, sandbox);
    expect(sandbox.calls).toEqual([]);
    await user.dblClick(button(en.setup.passkey.start));
    await saveCodes(user);
    expect(onEnrolled).toHaveBeenCalledExactlyOnceWith({ method: 'passkey' });
    expect(callsOf(sandbox, 'enrollPasskey')).toHaveLength(1);
  });

  it('reports no error for a dismissed prompt', async () => {
    const sandbox = signedIn();
    const onError = vi.fn();
    const { user } = show(<PasskeySetup />, sandbox, { onError });
    sandbox.passkeys.dismissNext();
    await user.click(button(en.setup.passkey.start));
    await waitFor(() => expect(status()).toBe('ready'));
    expect(root().querySelector('[data-tone="error"]')).toBeNull();
    expect(onError).not.toHaveBeenCalled();
    await user.click(button(en.setup.passkey.start));
    await screen.findByRole('heading', { name: en.backupCodes.title });
  });

  it('says that it already exists, which is no failure, and no longer suggests to create one', async () => {
    const sandbox = sandboxWith({ passkey: true });
    sandbox.signIn(anna.email);
    const { user } = show(<PasskeySetup />, sandbox);
    expect(button(en.setup.passkey.start)).toHaveAttribute('data-variant', 'primary');
    await user.click(button(en.setup.passkey.start));
    const [said] = await screen.findAllByText(en.errors.ALREADY_ENROLLED);
    expect(said?.closest('[data-tone]')).toHaveAttribute('data-tone', 'info');
    expect(button(en.setup.passkey.start)).toHaveAttribute('data-variant', 'secondary');
  });

  it("says that this browser doesn't support it", async () => {
    const sandbox = signedIn();
    sandbox.passkeys.available = false;
    const { user } = show(<PasskeySetup />, sandbox);
    await user.click(button(en.setup.passkey.start));
    await screen.findAllByText(en.errors.METHOD_UNAVAILABLE);
  });

  it('ignores the prompt’s response after the component is unmounted', async () => {
    const sandbox = signedIn();
    const onConfirmed = vi.fn();
    const held = sandbox.faults.hold('enrollPasskey');
    const { user, unmount } = show(<PasskeySetup onConfirmed={onConfirmed} />, sandbox);
    await user.click(button(en.setup.passkey.start));
    unmount();
    held.release();
    await act(async () => {});
    expect(onConfirmed).not.toHaveBeenCalled();
  });
});
