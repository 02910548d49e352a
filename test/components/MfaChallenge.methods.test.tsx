import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallenge, type MfaChallengeInfo } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  announced,
  askForHelp,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  rateLimit,
  root,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';

const everything = { totp: true, sms: phone, emailCode: true, passkey: true, backupCodes: true };
const factorOf = (challenge: MfaChallengeInfo, method: string): string =>
  challenge.factors?.find((factor) => factor.method === method)?.id ?? '';
const listed = (): string[] =>
  within(screen.getByRole('list', { name: en.challenge.chooseTitle }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent ?? '');

async function start(
  seed: Parameters<typeof sandboxWith>[0],
  options: Parameters<typeof sandboxWith>[1] = {},
  change: (challenge: MfaChallengeInfo) => Partial<MfaChallengeInfo> = () => ({}),
) {
  const sandbox = sandboxWith(seed, options);
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const shown = show(
    <MfaChallenge onRestart={() => {}} challenge={{ ...challenge, ...change(challenge) }} onVerified={onVerified} />,
    sandbox,
  );
  return { ...shown, sandbox, onVerified, challenge };
}

describe('<MfaChallenge />', () => {
  describe('if a code has to be sent first', () => {
    const unsent = { sendOnLogin: false };

    it("sends it automatically, once, and says where and what to do if it doesn't arrive", async () => {
      const { sandbox } = await start({ sms: phone }, unsent);
      expect(status()).toBe('sending');
      expect(root()).toHaveTextContent('Sending a code to');
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
      expect(root()).toHaveTextContent(/We sent a code to \u2066•••• 77\u2069\. It may take a minute\./);
      expect(announced()).toContain(en.challenge.sent);
      expect(button(new RegExp(en.challenge.resend))).toBeVisible();
      expect(codeField()).toHaveFocus();
    });

    it('sends none if the backend has sent one', async () => {
      const { sandbox, user, onVerified } = await start({ sms: phone });
      expect(status()).toBe('awaiting-code');
      await user.type(codeField(), sandbox.lastCode(phone));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
    });

    it('sends none to a second factor before the user chooses it', async () => {
      const { sandbox, user, challenge, onVerified } = await start({ totp: true, sms: phone }, unsent);
      expect(status()).toBe('awaiting-code');
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(screen.getByText(en.methods.sms.title));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      const factorId = factorOf(challenge, 'sms');
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([
        { challengeId: challenge.challengeId, factorId, method: 'sms' },
      ]);
      await user.type(codeField(), sandbox.lastCode(phone));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(onVerified.mock.calls[0]?.[0].by).toBe('sms');
    });

    it("doesn't send another when the user comes back to a factor", async () => {
      const { sandbox, user } = await start({ sms: phone, emailCode: true, backupCodes: true }, unsent);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await chooseMethod(user, en.challenge.backupCodeLabel);
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(screen.getByText(en.methods.sms.title));
      expect(status()).toBe('awaiting-code');
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });

    it("says that it couldn't be sent, and sends it on click", async () => {
      const sandbox = sandboxWith({ sms: phone }, unsent);
      sandbox.faults.fail('sendChallenge', { code: 'DELIVERY_FAILED' });
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      await screen.findByText(en.errors.DELIVERY_FAILED);
      expect(root()).toHaveTextContent(/To continue, send a code to/);
      await user.click(button(en.challenge.resend));
      await waitFor(() => expect(root()).toHaveTextContent(/We sent a code to/));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(2);
    });

    it('answers with the newest challenge id if every send returns another', async () => {
      const { sandbox, user, onVerified, challenge } = await start(
        { sms: phone },
        { rotateChallengeIds: true, limits: { resendSeconds: 0 }, sendOnLogin: false },
      );
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.click(button(en.challenge.resend));
      await waitFor(() => expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), sandbox.lastCode(phone));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyChallenge')[0]).not.toMatchObject({ challengeId: challenge.challengeId });
    });

    it('keeps the earlier code and what was typed if another send fails', async () => {
      const { sandbox, user, onVerified } = await start({ sms: phone }, { limits: { resendSeconds: 0 } });
      const code = sandbox.lastCode(phone);
      await user.type(codeField(), code.slice(0, 3));
      sandbox.faults.fail('sendChallenge', { code: 'NETWORK' });
      await user.click(button(en.challenge.resend));
      await screen.findByText(en.errors.NETWORK);
      expect(codeField()).toHaveValue(code.slice(0, 3));
      await user.type(codeField(), code.slice(3));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it('checks a code that is entered during a send as soon as the send is done, as the hint says', async () => {
      const { sandbox, user, onVerified } = await start({ sms: phone }, { limits: { resendSeconds: 0 } });
      const held = sandbox.faults.hold('sendChallenge');
      await user.click(button(en.challenge.resend));
      await waitFor(() => expect(sandbox.outbox).toHaveLength(2));
      await user.type(codeField(), sandbox.lastCode(phone));
      expect(onVerified).not.toHaveBeenCalled();
      expect(button(en.challenge.verify)).toHaveAttribute('aria-disabled', 'true');
      expect(codeField()).toHaveAccessibleDescription(en.code.autoSubmit(6));
      held.release();
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    });

    it('sends for the next sign-in too, even if a cookie backend has the same id for every challenge', async () => {
      const sandbox = sandboxWith({ sms: phone }, unsent);
      const sent = vi.fn(async () => ({}));
      const adapter: MfaAdapter = { ...sandbox.adapter, sendChallenge: sent, cancel: async () => {} };
      const challenge = { challengeId: 'cookie', factors: [{ id: 'otp', method: 'sms' as const, destination: phone }] };
      const { user, show: showAgain } = show(
        <MfaChallenge onRestart={() => {}} challenge={challenge} onCancel={() => {}} />,
        { adapter },
      );
      await waitFor(() => expect(sent).toHaveBeenCalledOnce());
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.click(button(en.common.cancel));
      showAgain(<p>Sign in</p>);
      showAgain(<MfaChallenge onRestart={() => {}} challenge={{ ...challenge }} onCancel={() => {}} />);
      await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
    });
  });

  it("never shows a whole number or address, and doesn't let anybody change one", async () => {
    const { user } = await start({ sms: phone, emailCode: 'anna.larsson@example.com', totp: true });
    await user.click(button(en.challenge.useAnotherMethod));
    expect(root()).not.toHaveTextContent(phone);
    expect(root()).not.toHaveTextContent('larsson');
    expect(root()).toHaveTextContent(/77/);
    await user.click(screen.getByText(en.methods.sms.title));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(screen.queryByRole('button', { name: en.sent.changePhone })).not.toBeInTheDocument();
  });

  it('offers every available method, backup codes last', async () => {
    const { user, sandbox, onVerified } = await start(everything);
    expect(status()).toBe('awaiting-passkey');
    await user.click(button(en.challenge.useAnotherMethod));
    expect(listed().map((text) => text.replace(/•.*/, ''))).toEqual([
      expect.stringContaining(en.methods.passkey.title),
      expect.stringContaining(en.methods.totp.title),
      expect.stringContaining(en.methods.sms.title),
      expect.stringContaining('Email'),
      expect.stringContaining(en.challenge.backupCodeLabel),
    ]);
    await user.click(screen.getByText('Email'));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), sandbox.lastCode(anna.email));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
    expect(onVerified.mock.calls[0]?.[0].by).toBe('email');
  });

  it("doesn't say that a code was sent if the adapter can no longer send one", async () => {
    const { user, show: showAgain, sandbox, challenge, onVerified } = await start({ totp: true, sms: phone });
    await user.click(button(en.challenge.useAnotherMethod));
    const { sendChallenge, ...adapter } = sandbox.adapter;
    const element = <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />;
    showAgain(element, { adapter });
    await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
    await screen.findAllByText(en.errors.METHOD_UNAVAILABLE);
    expect(root()).not.toHaveTextContent(/We sent a code/);
    expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
  });

  it("offers no passkey if the adapter doesn't support them", async () => {
    const sandbox = sandboxWith(everything);
    const { verifyPasskey: _, ...adapter } = sandbox.adapter;
    show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, { adapter });
    expect(status()).toBe('awaiting-code');
  });

  it('makes only calls that answer the challenge, whatever the user looks at', async () => {
    const sandbox = sandboxWith(everything);
    const forbidden = vi.fn(() => Promise.reject(new Error('A challenge has no business here.')));
    const { verifyChallenge, verifyBackupCode, sendChallenge, cancel, features } = sandbox.adapter;
    const calls = Object.entries(sandbox.adapter).filter(([, member]) => typeof member === 'function');
    const adapter: MfaAdapter = {
      ...Object.fromEntries(calls.map(([name]) => [name, forbidden])),
      verifyChallenge,
      verifyBackupCode,
      sendChallenge,
      cancel,
      features,
    };
    const onVerified = vi.fn();
    const challenge = await challengeOf(sandbox);
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} onCancel={() => {}} />,
      {
        adapter,
      },
    );
    await askForHelp(user);
    await user.click(button(en.common.back));
    await user.click(screen.getByText(en.methods.totp.title));
    await chooseMethod(user, en.challenge.backupCodeLabel);
    const [code] = sandbox.user(anna.email).backupCodes;
    await user.type(screen.getByLabelText(en.challenge.backupCodeLabel), `${code}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(onVerified.mock.calls[0]?.[0].by).toBe('backup-code');
    expect(forbidden).not.toHaveBeenCalled();
  });

  it('shows one field at a time', async () => {
    const { user } = await start({ totp: true, backupCodes: true });
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    await chooseMethod(user, en.challenge.backupCodeLabel);
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    expect(screen.getByLabelText(en.challenge.backupCodeLabel)).toHaveFocus();
    await user.click(button(en.challenge.useCode));
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    expect(codeField()).toHaveFocus();
  });

  it('uses the field names that password managers know', async () => {
    const { user } = await start({ totp: true, backupCodes: true });
    expect(codeField()).toHaveAttribute('autocomplete', 'one-time-code');
    expect(codeField()).toHaveAttribute('name', 'otp-code');
    expect(codeField()).toHaveAttribute('inputmode', 'numeric');
    expect(codeField().form).toHaveAttribute('method', 'post');
    expect(codeField().form).not.toHaveAttribute('action');
    await chooseMethod(user, en.challenge.backupCodeLabel);
    const field = screen.getByLabelText(en.challenge.backupCodeLabel);
    expect(field).toHaveAttribute('autocomplete', 'off');
    expect(field).toHaveAttribute('name', 'recovery-code');
    expect(field).toHaveAttribute('autocapitalize', 'none');
    expect(field).toHaveAttribute('spellcheck', 'false');
    expect(field).not.toHaveAttribute('inputmode', 'numeric');
    expect(field.closest('form')).toHaveAttribute('method', 'post');
  });

  it('offers help below the list of methods, from every step, and a link back', async () => {
    const { user } = await start(everything);
    for (const title of [en.challenge.backupCodeLabel, en.methods.totp.title]) {
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(button(en.challenge.needHelp));
      expect(screen.getByRole('heading', { name: en.challenge.helpTitle })).toHaveFocus();
      expect(root()).toHaveTextContent(en.challenge.contactSupport);
      await user.click(button(en.common.back));
      expect(screen.getByRole('heading', { name: en.challenge.chooseTitle })).toHaveFocus();
      await user.click(screen.getByText(title));
    }
    expect(status()).toBe('awaiting-code');
  });

  describe('with one link to the other methods', () => {
    const links = (): (string | null)[] =>
      [...document.querySelectorAll('[data-mfa-part="screen-footer"] button')].map(({ textContent }) => textContent);
    const words = en.challenge;

    it('opens the list if there are several, from each step', async () => {
      const { user } = await start(everything);
      expect(links()).toEqual([words.useAnotherMethod]);
      await chooseMethod(user, en.methods.totp.title);
      expect(links()).toEqual([words.useAnotherMethod]);
      await chooseMethod(user, words.backupCodeLabel);
      expect(links()).toEqual([words.useAnotherMethod]);
      await user.click(button(words.useAnotherMethod));
      expect(links()).toEqual([en.common.back, words.needHelp]);
    });

    it('opens the list if the only other method sends a message, and sends none before it is chosen', async () => {
      const sandbox = sandboxWith({ totp: true, sms: phone }, { sendOnLogin: false });
      const { verifyBackupCode: _, ...adapter } = sandbox.adapter;
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, { adapter });
      expect(links()).toEqual([words.useAnotherMethod]);
      await user.click(button(words.useAnotherMethod));
      expect(listed()).toEqual([
        expect.stringContaining(en.methods.totp.title),
        expect.stringMatching(/Text message.*77/),
      ]);
      await user.click(button(en.common.back));
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
      await chooseMethod(user, en.methods.sms.title);
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });

    it.each([
      ['a code', { totp: true }, words.useCode],
      ['a passkey', { passkey: true }, words.usePasskey],
    ])('names backup codes if they are the only alternative, and then %s', async (_, seed, name) => {
      const { user } = await start({ ...seed, backupCodes: true });
      expect(links()).toEqual([words.useBackupCode]);
      await user.click(button(words.useBackupCode));
      expect(links()).toEqual([name, words.needHelp]);
      const first = root().getAttribute('data-status');
      await user.click(button(name));
      expect(status()).not.toBe(first);
      expect(links()).toEqual([words.useBackupCode]);
    });

    it('opens help if there is no other method', async () => {
      const sandbox = sandboxWith({ totp: true });
      const { verifyBackupCode: _, ...adapter } = sandbox.adapter;
      show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onCancel={() => {}} />, {
        adapter,
      });
      expect(links()).toEqual([words.needHelp, en.common.cancel]);
    });

    it('keeps what was typed and selected until the user comes back, also from help', async () => {
      const { user, sandbox, onVerified } = await start({ totp: true, sms: phone, backupCodes: true });
      await chooseMethod(user, en.methods.totp.title);
      const code = codeOf(sandbox);
      await user.type(codeField(), code.slice(0, 4));
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(words.useAnotherMethod));
      expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
      expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
      await user.click(button(words.needHelp));
      await user.click(button(en.common.back));
      await user.click(button(en.common.back));
      expect(codeField()).toHaveFocus();
      expect(codeField()).toHaveValue(code.slice(0, 4));
      expect(screen.getByRole('checkbox')).toBeChecked();
      await user.keyboard(code.slice(4));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it('keeps nothing that was typed for a method once another is chosen', async () => {
      const { user } = await start({ totp: true, sms: phone, backupCodes: true });
      await chooseMethod(user, en.methods.totp.title);
      await user.type(codeField(), '123');
      await chooseMethod(user, en.methods.sms.title);
      await chooseMethod(user, en.methods.totp.title);
      expect(codeField()).toHaveValue('');
    });

    it('counts a message that arrives while the list is shown', async () => {
      const { user, sandbox } = await start({ totp: true, sms: phone, backupCodes: true }, { sendOnLogin: false });
      const held = sandbox.faults.hold('sendChallenge');
      await chooseMethod(user, en.methods.sms.title);
      await user.click(button(words.useAnotherMethod));
      held.release();
      await waitFor(() => expect(sandbox.outbox).toHaveLength(1));
      await user.click(button(en.common.back));
      await waitFor(() => expect(root()).toHaveTextContent(/We sent a code to/));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });
  });

  describe('with a device that can be trusted', () => {
    const trust = (): HTMLElement => screen.getByRole('checkbox', { name: /Don’t ask again on this device/ });

    it('trusts it only if the user selects the checkbox', async () => {
      const { user, sandbox, onVerified } = await start({ totp: true });
      expect(trust()).not.toBeChecked();
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyChallenge')[0]).not.toHaveProperty('trustDevice');
      expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: true });
    });

    it.each(['a code', 'a backup code', 'a passkey'])('sends it to the backend with %s', async (kind) => {
      const seed = kind === 'a passkey' ? { passkey: true } : { totp: true, backupCodes: true };
      const { user, sandbox, onVerified } = await start(seed);
      if (kind === 'a backup code') await chooseMethod(user, en.challenge.backupCodeLabel);
      await user.click(trust());
      if (kind === 'a passkey') await user.click(button(en.challenge.usePasskey));
      if (kind === 'a code') await user.type(codeField(), codeOf(sandbox));
      if (kind === 'a backup code') {
        await user.type(
          screen.getByLabelText(en.challenge.backupCodeLabel),
          `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
        );
      }
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
    });

    it("doesn't offer it if the backend can't", async () => {
      await start({ totp: true }, { trustDevice: false });
      expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    });
  });

  describe('with a passkey while the server requires a wait', () => {
    it('says for how long, and opens no prompt meanwhile', async () => {
      const { user, sandbox } = await start({ passkey: true });
      sandbox.faults.fail('verifyPasskey', { code: 'RATE_LIMITED', retryAfter: 40 });
      await user.click(button(en.challenge.usePasskey));
      await waitFor(() => expect(rateLimit()).toHaveTextContent(/Try again in (40|39|38) seconds/));
      expect(button(en.challenge.usePasskey)).toHaveAttribute('aria-disabled', 'true');
      await user.click(button(en.challenge.usePasskey));
      expect(callsOf(sandbox, 'verifyPasskey')).toHaveLength(1);
    });
  });

  it("needs only what the guide's backend has", async () => {
    const sandbox: Sandbox = sandboxWith({ totp: true });
    const { verifyChallenge } = sandbox.adapter;
    const onVerified = vi.fn();
    const { challengeId } = await challengeOf(sandbox);
    const { user } = show(<MfaChallenge onRestart={() => {}} challengeId={challengeId} onVerified={onVerified} />, {
      adapter: { verifyChallenge },
    });
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      en.challenge.verify,
      en.challenge.needHelp,
    ]);
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(onVerified.mock.calls[0]?.[1]).toBeUndefined();
  });
});
