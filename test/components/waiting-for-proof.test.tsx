import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MfaPolicyPanel, MfaUserReset } from '../../src/admin.js';
import { BackupCodesPanel, MfaSettings, TotpSetup } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import { anna, announced, button, phone, promptStatus, root, type Shown, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const click = async ({ user }: Shown, name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));

interface Case {
  element: (sandbox: Sandbox) => ReactElement;
  /** What the user does before the proof is required. */
  act: (shown: Shown, sandbox: Sandbox) => Promise<void>;
}

const getNewCodes = async (shown: Shown): Promise<void> => {
  await click(shown, en.backupCodes.regenerate);
  await click(shown, en.backupCodes.confirm);
};

const CASES: Record<string, Case> = {
  'new backup codes': { element: () => <BackupCodesPanel />, act: getNewCodes },
  'the first backup codes': {
    element: () => <BackupCodesPanel reason="missing" />,
    act: (shown) => click(shown, en.backupCodes.make),
  },
  'a setup': { element: () => <TotpSetup />, act: (shown) => click(shown, en.setup.totp.start) },
  'a removal': {
    element: () => <MfaSettings />,
    act: async (shown) => {
      await click(shown, en.settings.remove(en.methods.totp.title));
      await click(shown, en.settings.removeConfirm);
    },
  },
  'a new name': {
    element: () => <MfaSettings />,
    act: async (shown, { faults }) => {
      faults.fail('renameFactor', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await click(shown, en.settings.rename(en.methods.totp.title));
      await click(shown, en.settings.save);
    },
  },
  'turning it off': {
    element: () => <MfaSettings />,
    act: async (shown) => {
      await click(shown, en.settings.disable);
      await click(shown, en.settings.disableConfirm);
    },
  },
  'a policy': {
    element: ({ admin }) => <MfaPolicyPanel admin={admin} />,
    act: async (shown, { faults }) => {
      faults.fail('setPolicy', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await click(shown, en.admin.save);
    },
  },
  'finding a user': {
    element: ({ admin }) => <MfaUserReset admin={admin} />,
    act: async ({ user }, { faults }) => {
      faults.fail('getUserStatus', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.type(await screen.findByLabelText(en.admin.user), 'anna{Enter}');
    },
  },
  'a reset': {
    element: ({ admin }) => <MfaUserReset admin={admin} />,
    act: async ({ user }, sandbox) => {
      const { id } = sandbox.user(anna.email);
      await user.type(await screen.findByLabelText(en.admin.user), `${id}{Enter}`);
      await user.type(await screen.findByLabelText(en.admin.reason), 'Showed her badge');
      await user.type(screen.getByRole('textbox', { name: /to confirm$/ }), id);
      sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.click(button(en.admin.reset));
    },
  },
};

/** Anna is asked for the proof. */
async function ask(name: string, requireReauth: 'password' | 'code' = 'password') {
  const sandbox = sandboxWith({ totp: true, sms: phone, backupCodes: true }, { requireReauth });
  sandbox.signIn(anna.email);
  const { element, act } = CASES[name] as Case;
  const shown = show(element(sandbox), sandbox);
  await waitFor(() => expect(status()).not.toBe('loading'));
  const time = fakeTime();
  await act(shown, sandbox);
  await waitFor(() => expect(promptStatus()).toBe(requireReauth === 'password' ? 'asking-password' : 'awaiting-code'));
  return { ...shown, sandbox, time };
}

/** The title behind the prompt. */
const behind = (): string | null | undefined => root().querySelector('[data-mfa-part="title"]')?.textContent;

// Loads the code of the prompt, which takes real time.
beforeEach(async () => {
  const sandbox = sandboxWith({}, { requireReauth: 'password' });
  sandbox.signIn(anna.email);
  const shown = show(<TotpSetup />, sandbox);
  await click(shown, en.setup.totp.start);
  await screen.findByLabelText(en.reauth.label);
  shown.unmount();
});

describe('while the user is asked for proof', () => {
  it.each(Object.keys(CASES))("%s doesn't say that it takes long, because nothing is happening", async (name) => {
    const { time } = await ask(name);
    await time.advance(60_000);
    expect(promptStatus()).toBe('asking-password');
    expect(document.body).not.toHaveTextContent(en.common.stillWorking);
  });

  it('nothing says so behind a challenge either', async () => {
    const { time } = await ask('new backup codes', 'code');
    await time.advance(60_000);
    expect(document.body).not.toHaveTextContent(en.common.stillWorking);
  });

  it.each([
    ['new backup codes', en.backupCodes.confirmTitle, en.backupCodes.confirm],
    ['the first backup codes', en.backupCodes.offerTitle.missing, en.backupCodes.make],
  ])('the question about %s stays, and nothing says that codes are being created', async (name, title, make) => {
    const { time, user, sandbox } = await ask(name);
    await time.advance(1000);
    expect(behind()).toBe(title);
    expect(announced()).not.toContain(en.backupCodes.generating);
    expect(root().querySelector('[data-busy]')).toBeNull();
    const held = sandbox.faults.hold('regenerateBackupCodes');
    await user.type(screen.getByLabelText(en.reauth.label), `${anna.password}{Enter}`);
    await waitFor(() => expect(promptStatus()).toBe('checking-password'));
    expect(behind()).toBe(title);
    held.release();
    await waitFor(() => expect(behind()).toBe(en.backupCodes.title));
    expect(screen.queryByRole('button', { name: make })).toBeNull();
  });

  it('the user who cancels is back at the button, and can ask again', async () => {
    const { user } = await ask('the first backup codes');
    await user.click(screen.getByRole('button', { name: en.common.cancel }));
    await waitFor(() => expect(promptStatus()).toBeUndefined());
    await waitFor(() => expect(button(en.backupCodes.make)).toHaveFocus());
    await user.click(button(en.backupCodes.make));
    await waitFor(() => expect(promptStatus()).toBe('asking-password'));
  });
});
