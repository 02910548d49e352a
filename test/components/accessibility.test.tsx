import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, MfaFlow, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import {
  anna,
  announced,
  askForHelp,
  button,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  root,
  type Shown,
  sandboxWith,
  show,
  status,
} from './screen.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;

/** These need a layout, and a page around the drop-in. Both are tested in a real browser. */
const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } };

async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: RULES, resultTypes: ['violations'] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const names = screen.queryAllByRole('button').map((each) => each.getAttribute('aria-label') ?? each.textContent);
  expect(names).toEqual([...new Set(names)]);
  for (const name of names) expect(name).not.toBe('');
  for (const region of document.querySelectorAll('[role="status"], [role="alert"]')) {
    expect(region).toHaveAttribute('aria-live');
  }
  expect(screen.getByRole('heading', { level: 2 })).toBeVisible();
}

/** A screen, and the steps that lead to it. */
interface Scene {
  seed?: Parameters<typeof sandboxWith>[0];
  options?: Parameters<typeof sandboxWith>[1];
  element: (sandbox: Sandbox) => Promise<React.ReactElement> | React.ReactElement;
  act?: (shown: Shown & { sandbox: Sandbox }) => Promise<unknown>;
}

const everything = { totp: true, sms: phone, emailCode: true, passkey: true, backupCodes: true };
const challenge = async (sandbox: Sandbox) => (
  <MfaChallenge challenge={await challengeOf(sandbox)} onCancel={() => {}} onRestart={() => {}} />
);
const fails =
  (
    code: 'INVALID_CODE' | 'RATE_LIMITED' | 'LOCKED' | 'CHALLENGE_EXPIRED' | 'METHOD_UNAVAILABLE',
    retryAfter?: number,
  ) =>
  async ({ sandbox, user }: Shown & { sandbox: Sandbox }) => {
    sandbox.faults.fail('verifyChallenge', { code, ...(retryAfter !== undefined && { retryAfter }) });
    await user.type(codeField(), '739184');
    await waitFor(() => expect(status()).not.toBe('verifying'));
  };
const startApp = async ({ user }: Shown) => {
  await user.click(button(en.setup.totp.start));
  await screen.findByText(KEY);
};
const makeCodes = async ({ user }: Shown) => {
  await user.click(button(en.backupCodes.regenerate));
  await user.click(button(en.backupCodes.confirm));
};

const scenes: Record<string, Record<string, Scene>> = {
  MfaChallenge: {
    'awaiting-code': { seed: everything, options: { policy: { methods: ['totp', 'sms'] } }, element: challenge },
    'awaiting-code, half typed': {
      seed: { totp: true },
      element: challenge,
      act: ({ user }) => user.type(codeField(), '739'),
    },
    'awaiting-code, too short': {
      seed: { totp: true },
      element: challenge,
      act: ({ user }) => user.type(codeField(), '739{Enter}'),
    },
    'awaiting-code, refused': { seed: { totp: true }, element: challenge, act: fails('INVALID_CODE') },
    'awaiting-code, paused': { seed: { totp: true }, element: challenge, act: fails('RATE_LIMITED', 40) },
    'awaiting-code, sent': { seed: { sms: phone }, element: challenge },
    'awaiting-backup-code': {
      seed: everything,
      element: challenge,
      act: ({ user }) => chooseMethod(user, en.challenge.backupCodeLabel),
    },
    'awaiting-passkey': { seed: { passkey: true }, element: challenge },
    sending: {
      seed: { sms: phone },
      options: { sendOnLogin: false },
      element: (sandbox) => {
        sandbox.faults.drop('sendChallenge');
        return challenge(sandbox);
      },
    },
    verifying: {
      seed: { totp: true },
      element: challenge,
      act: async ({ user, sandbox }) => {
        sandbox.faults.drop('verifyChallenge');
        await user.type(codeField(), '739184');
      },
    },
    'choosing-method': {
      seed: everything,
      element: challenge,
      act: ({ user }) => user.click(button(en.challenge.useAnotherMethod)),
    },
    'choosing-method, after a refusal': {
      seed: { totp: true, backupCodes: true },
      element: challenge,
      act: fails('METHOD_UNAVAILABLE'),
    },
    blocked: { seed: { totp: true }, element: challenge, act: fails('LOCKED', 900) },
    expired: { seed: { totp: true }, element: challenge, act: fails('CHALLENGE_EXPIRED') },
    'lost-access': {
      seed: { totp: true },
      element: challenge,
      act: ({ user }) => askForHelp(user),
    },
    verified: {
      seed: { totp: true },
      element: challenge,
      act: async ({ user, sandbox }) => {
        await user.type(codeField(), codeOf(sandbox));
        await waitFor(() => expect(status()).toBe('verified'));
      },
    },
  },
  MfaEnrollment: {
    introducing: { element: () => <MfaEnrollment onSkip={() => {}} onCancel={() => {}} /> },
    'choosing-method': { element: () => <MfaEnrollment skipIntro /> },
    'ready, for text messages': { element: () => <SmsSetup askName /> },
    'ready, refused': {
      element: () => <TotpSetup />,
      act: async ({ user, sandbox }) => {
        sandbox.faults.fail('enrollTOTP', { code: 'SERVER' });
        await user.click(button(en.setup.totp.start));
        await waitFor(() => expect(root().querySelector('[data-tone="error"]')).not.toBeNull());
      },
    },
    'awaiting-code': { element: () => <TotpSetup />, act: startApp },
    'awaiting-code, refused twice': {
      element: () => <TotpSetup />,
      act: async (shown) => {
        await startApp(shown);
        await shown.user.type(codeField(), shown.sandbox.wrongCode());
        await screen.findByText(en.errors.INVALID_CODE);
        await shown.user.keyboard(`${shown.sandbox.wrongCode()}{Enter}`);
        await screen.findByText(en.challenge.clockHint);
      },
    },
    'awaiting-code, of a text message': {
      element: () => <SmsSetup />,
      act: async ({ user }) => {
        await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
        await waitFor(() => expect(status()).toBe('awaiting-code'));
      },
    },
    'asking-password': {
      options: { requireReauth: 'password' },
      element: () => <TotpSetup />,
      act: async ({ user }) => {
        await user.click(button(en.setup.totp.start));
        await user.type(await screen.findByLabelText(en.reauth.label), 'not this one{Enter}');
        await screen.findByText(en.errors.INVALID_CREDENTIALS);
      },
    },
    done: {
      element: () => <MfaEnrollment methods={['totp']} />,
      act: async ({ user, sandbox }) => {
        await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
        await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
        await user.click(await screen.findByRole('checkbox'));
        await user.click(button(en.backupCodes.finish));
        await waitFor(() => expect(status()).toBe('done'));
      },
    },
  },
  BackupCodesPanel: {
    idle: { seed: { totp: true }, element: () => <BackupCodesPanel left={3} reason="used" onSkip={() => {}} /> },
    'idle, refused': {
      seed: { totp: true },
      element: () => <BackupCodesPanel left={1} />,
      act: async (shown) => {
        shown.sandbox.faults.fail('regenerateBackupCodes', { code: 'RATE_LIMITED', retryAfter: 40 });
        await makeCodes(shown);
        await waitFor(() => expect(status()).toBe('idle'));
      },
    },
    confirming: { seed: { totp: true }, element: () => <BackupCodesPanel ask /> },
    generating: {
      seed: { totp: true },
      element: () => <BackupCodesPanel />,
      act: async (shown) => {
        shown.sandbox.faults.drop('regenerateBackupCodes');
        await makeCodes(shown);
      },
    },
    showing: { element: () => <BackupCodesPanel codes={['zq7k-9mwd', 'b3nf-x8tp']} step="Step 2 of 2" /> },
    'showing, not saved': {
      element: () => <BackupCodesPanel codes={['zq7k-9mwd', 'b3nf-x8tp']} />,
      act: ({ user }) => user.click(button(en.backupCodes.finish)),
    },
    saved: {
      seed: { totp: true },
      element: () => <BackupCodesPanel codes={['zq7k-9mwd', 'b3nf-x8tp']} />,
      act: async ({ user }) => {
        await user.click(screen.getByRole('checkbox'));
        await user.click(button(en.backupCodes.finish));
      },
    },
  },
  MfaFlow: {
    'opening-session': {
      element: async (sandbox) => {
        const taken = new Promise<void>((resolve) => {
          onTestFinished(() => resolve()); // a held response that is never released becomes an error half a minute later
        });
        return <MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} onSession={() => taken} />;
      },
    },
    'session-failed': {
      element: async (sandbox) => {
        uncaughtErrors();
        return (
          <MfaFlow
            onRestart={() => {}}
            result={await sandbox.adapter.login(anna)}
            onSession={() => Promise.reject(new Error('no'))}
          />
        );
      },
      act: () => waitFor(() => expect(status()).toBe('session-failed')),
    },
    'must-restart': {
      element: () => <MfaFlow result={{ mfaRequired: true, user: { mfaEnrolled: true } }} onRestart={() => {}} />,
    },
  },
};

async function play({ seed, options, element, act }: Scene) {
  const sandbox = sandboxWith(seed, options);
  sandbox.signIn(anna.email);
  const shown = { ...show(await element(sandbox), sandbox), sandbox };
  await act?.(shown);
  return shown;
}

describe.each(Object.entries(scenes))('<%s />', (_, ofOne) => {
  it.each(Object.entries(ofOne))(
    'has no axe violation, and no two buttons with the same name: %s',
    async (name, scene) => {
      await play(scene);
      if (status() !== name.split(',')[0] && !name.startsWith('asking')) expect(name).toBe(status());
      await expectAccessible();
    },
  );

  it.each(Object.entries(ofOne))(
    'puts no code, key or address into names or announcements: %s',
    async (_name, scene) => {
      const { sandbox } = await play(scene);
      const named = [...document.querySelectorAll('*')].flatMap((element) =>
        ['aria-label', 'alt', 'title', 'placeholder'].map((attribute) => element.getAttribute(attribute) ?? ''),
      );
      const secrets = [...sandbox.secrets(), 'zq7k-9mwd', '739184'];
      for (const secret of secrets) {
        expect(named.join('\n')).not.toContain(secret);
        expect(announced()).not.toContain(secret);
        expect(document.title).not.toContain(secret);
      }
    },
  );
});

describe('an announcement', () => {
  it('comes from a live region that already existed', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
    const regions = [...document.querySelectorAll('[aria-live="polite"]')];
    expect(regions.map(({ textContent }) => textContent)).toEqual(regions.map(() => ''));
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), sandbox.wrongCode());
    expect(regions.map(({ textContent }) => textContent)).toContain(en.challenge.verifying);
    held.release();
    await screen.findByText(en.errors.INVALID_CODE);
    expect(regions.map(({ textContent }) => textContent).join(' ')).toContain(en.errors.INVALID_CODE);
  });

  it('says that a code was sent, and again for another one', async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false, limits: { resendSeconds: 0 } });
    const held = sandbox.faults.hold('sendChallenge');
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
    expect(announced()).toBe('');
    held.release();
    await waitFor(() => expect(announced()).toBe(en.challenge.sent));
    const again = sandbox.faults.hold('sendChallenge');
    await user.click(button(en.challenge.resend));
    expect(announced()).toBe('');
    expect(button(new RegExp(en.challenge.resend))).toHaveFocus();
    again.release();
    await waitFor(() => expect(announced()).toBe(en.challenge.sent));
    expect(button(new RegExp(en.challenge.resend))).toHaveFocus();
  });

  it('says what is being created', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    sandbox.faults.drop('regenerateBackupCodes');
    const { user } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    expect(announced()).toContain(en.backupCodes.generating);
  });
});
