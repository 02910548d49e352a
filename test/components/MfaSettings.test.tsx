import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaSettings } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import {
  anna,
  announced,
  button,
  callsOf,
  phone,
  promptStatus,
  rateLimit,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';
import { fakeTime } from './time.js';

const both = { totp: true, sms: phone, backupCodes: true };

/** Anna is signed in, and opens her account settings. */
async function open(sandbox: Sandbox, changed: Partial<Record<keyof MfaAdapter, undefined>> = {}, props = {}) {
  sandbox.signIn(anna.email);
  const adapter = { ...sandbox.adapter } as MfaAdapter;
  for (const member of Object.keys(changed)) Reflect.deleteProperty(adapter, member);
  const shown = show(<MfaSettings {...props} />, { adapter });
  await waitFor(() => expect(status()).toBe('overview'));
  await waitFor(() => expect(root()).not.toHaveTextContent(en.settings.loading));
  return shown;
}

describe('<MfaSettings />', () => {
  describe('if MFA is optional', () => {
    it('opens the methods at once, because the user has already decided', async () => {
      const { user } = await open(sandboxWith());
      await user.click(button(en.settings.setUp));
      await waitFor(() => expect(status()).toBe('choosing-method'));
      expect(root()).not.toHaveTextContent(en.enrollment.required);
      await user.click(button(en.common.back));
      await waitFor(() => expect(status()).toBe('overview'));
    });
  });

  describe('if a policy requires MFA', () => {
    const required = { policy: { enrollment: 'required' as const } };

    it('says so to a user who sets it up', async () => {
      const { user } = await open(sandboxWith({}, required));
      await user.click(button(en.settings.setUp));
      await waitFor(() => expect(status()).toBe('introducing'));
      expect(root()).toHaveTextContent(en.enrollment.required);
    });

    it('explains why the last method stays, and offers neither to remove it nor to turn MFA off', async () => {
      await open(sandboxWith({ totp: true }, required));
      expect(root()).toHaveTextContent(en.settings.keptByPolicy);
      expect(screen.queryByRole('button', { name: new RegExp(`^${en.settings.actions.remove}`) })).toBeNull();
      expect(screen.queryByRole('button', { name: en.settings.disable })).toBeNull();
    });
  });

  describe('if the backend supports only part of it', () => {
    it('announces no list without a list', async () => {
      const sandbox = sandboxWith(both);
      sandbox.signIn(anna.email);
      const getStatus = async () => ({ enrolled: true });
      show(<MfaSettings />, { adapter: { ...sandbox.adapter, getStatus } });
      await screen.findByText(en.settings.onUnlisted);
      expect(screen.queryByRole('list')).toBeNull();
    });

    it('shows actions without a list if the factors are unknown', async () => {
      await open(sandboxWith(both), { getStatus: undefined });
      expect(screen.queryByRole('list')).toBeNull();
      expect(root()).toHaveTextContent(en.settings.unknown); // an empty list could look as if the methods were gone
      expect(button(en.settings.add)).toBeVisible();
      expect(button(en.settings.disable)).toBeVisible();
    });

    it.each([
      ['removeFactor', new RegExp(`^${en.settings.actions.remove}`)],
      ['renameFactor', /^Rename/],
      ['setDefaultFactor', /^Make/],
      ['regenerateBackupCodes', en.settings.manageCodes],
      ['disable', en.settings.disable],
    ] as const)('offers nothing that needs %s', async (member, name) => {
      const { unmount } = await open(sandboxWith(both));
      expect(screen.getAllByRole('button', { name }).length).toBeGreaterThan(0);
      unmount();
      await open(sandboxWith(both), { [member]: undefined });
      expect(screen.queryByRole('button', { name })).toBeNull();
    });
  });

  describe('when a factor is removed', () => {
    it('asks first, removes it once for two clicks, and says so', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.click(button(en.settings.remove(en.methods.sms.title)));
      await waitFor(() => expect(promptStatus()).toBe('confirming'));
      expect(status()).toBe('overview');
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
      await user.dblClick(await screen.findByRole('button', { name: en.settings.removeConfirm }));
      await waitFor(() => expect(root()).toHaveTextContent(en.settings.done.remove));
      await waitFor(() =>
        expect(screen.queryByRole('button', { name: en.settings.remove(en.methods.sms.title) })).toBeNull(),
      );
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(1);
    });

    it('warns that only the password is left after the last one', async () => {
      const { user } = await open(sandboxWith({ totp: true }));
      await user.click(button(new RegExp(`^${en.settings.actions.remove}`)));
      expect(await screen.findByRole('dialog')).toHaveTextContent(en.settings.removeLast);
    });

    it('announces the question first: no button has the focus, so Enter alone removes nothing', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.click(button(en.settings.remove(en.methods.sms.title)));
      const title = en.settings.removeTitle(en.methods.sms.title);
      expect(await screen.findByRole('heading', { name: title })).toHaveFocus();
      await user.keyboard('{Enter}');
      expect(status()).toBe('overview');
      expect(screen.getByRole('dialog')).toBeVisible();
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
    });

    it('closes with ×, as with Cancel', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      const remove = button(en.settings.remove(en.methods.sms.title));
      await user.click(remove);
      await user.click(await screen.findByRole('button', { name: en.common.close }));
      expect(screen.queryByRole('dialog')).toBeNull();
      await waitFor(() => expect(remove).toHaveFocus());
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
    });

    it('removes nothing after Back', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.click(button(en.settings.remove(en.methods.sms.title)));
      await user.click(button(en.common.cancel));
      expect(status()).toBe('overview');
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
    });
  });

  it('saves the name that was typed, and asks for one instead of an empty one', async () => {
    const { user } = await open(sandboxWith(both));
    await user.click(button(en.settings.rename(en.methods.sms.title)));
    const field = screen.getByLabelText('Name');
    await user.clear(field);
    await user.click(button(en.settings.save));
    expect(root()).toHaveTextContent(en.settings.renameEmpty);
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('dir', 'auto'); // a name can be in another script than the page
    await user.type(field, 'Work phone');
    await user.click(button(en.settings.save));
    await waitFor(() => expect(root()).toHaveTextContent(en.settings.done.rename));
    await screen.findByRole('button', { name: en.settings.remove('Work phone') });
  });

  it('keeps the width of its card for the questions in place of the list', async () => {
    const { user } = await open(sandboxWith(both));
    const wide = (): [string | undefined, boolean] => [status(), 'wide' in root().dataset];
    expect(wide()).toEqual(['overview', true]);
    await user.click(button(en.settings.rename(en.methods.sms.title)));
    expect(wide()).toEqual(['renaming', true]);
    await user.click(button(en.common.cancel));
    await user.click(button(en.settings.manageCodes));
    await waitFor(() => expect(wide()).toEqual(['confirming', true]));
    await user.click(button(en.backupCodes.confirm));
    await waitFor(() => expect(wide()).toEqual(['showing', true]));
  });

  describe('a name that is refused', () => {
    const rename = async (user: Awaited<ReturnType<typeof open>>['user'], name: string): Promise<void> => {
      await user.click(button(en.settings.rename(en.methods.sms.title)));
      await user.clear(screen.getByLabelText('Name'));
      await user.type(screen.getByLabelText('Name'), name);
      await user.click(button(en.settings.save));
    };

    it.each(['NETWORK', 'REAUTH_REQUIRED'] as const)('is kept after %s, and saved by another click', async (code) => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      sandbox.faults.fail('renameFactor', { code, reauth: 'password' });
      await rename(user, 'Work phone');
      if (code === 'REAUTH_REQUIRED') await user.click(await screen.findByRole('button', { name: en.common.cancel }));
      else await waitFor(() => expect(announced()).toContain(en.errors.NETWORK));
      await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('Work phone'));
      await user.click(button(en.settings.save));
      await waitFor(() => expect(announced()).toContain(en.settings.done.rename));
      await screen.findByRole('button', { name: en.settings.remove('Work phone') });
    });

    it("because it was empty doesn't affect another factor", async () => {
      const { user } = await open(sandboxWith(both));
      await rename(user, ' ');
      expect(root()).toHaveTextContent(en.settings.renameEmpty);
      await user.click(button(en.common.cancel));
      await user.click(button(en.settings.rename(en.methods.totp.title)));
      expect(root()).not.toHaveTextContent(en.settings.renameEmpty);
    });

    it('also if it is invisible', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await rename(user, '\u200b\u2060 \u200d');
      expect(root()).toHaveTextContent(en.settings.renameEmpty);
      expect(callsOf(sandbox, 'renameFactor')).toEqual([]);
    });

    it('shows that a slow save is in progress', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      const held = sandbox.faults.hold('renameFactor');
      await rename(user, '👩‍👩‍👧 هاتف أحمد');
      expect(button(en.settings.rename(en.methods.sms.title))).toHaveAttribute('data-busy');
      expect(button(en.settings.remove(en.methods.sms.title))).toHaveAttribute('aria-disabled', 'true');
      held.release();
      await screen.findByRole('button', { name: en.settings.remove('👩‍👩‍👧 هاتف أحمد') });
    });
  });

  it('announces the error, counts down, and does nothing meanwhile', async () => {
    const { advance } = fakeTime();
    const sandbox = sandboxWith(both);
    const { user } = await open(sandbox);
    sandbox.faults.fail('setDefaultFactor', { code: 'RATE_LIMITED', retryAfter: 40 });
    await user.click(button(/^Make default: /));
    await waitFor(() => expect(rateLimit()).toHaveTextContent('Try again in 40 seconds.'));
    expect(announced()).toContain(en.errors.RATE_LIMITED);
    await user.click(button(/^Make default: /));
    expect(callsOf(sandbox, 'setDefaultFactor')).toHaveLength(1);
    await advance(40_000);
    expect(root()).not.toHaveTextContent(en.errors.RATE_LIMITED);
    await user.click(button(/^Make default: /));
    await waitFor(() => expect(announced()).toContain(en.settings.done['make-default']));
  });

  it('keeps the focus if the clicked button is no longer needed', async () => {
    const { user } = await open(sandboxWith(both));
    const first = button(/^Make default: /);
    await user.click(first);
    await waitFor(() => expect(first).not.toBeInTheDocument());
    expect(screen.getByRole('heading', { name: en.settings.title })).toHaveFocus();
  });

  it("says that the list may be out of date if it couldn't be read after a change", async () => {
    const sandbox = sandboxWith(both);
    const { user } = await open(sandbox);
    await user.click(button(en.settings.remove(en.methods.sms.title)));
    await waitFor(() => expect(callsOf(sandbox, 'getStatus')).toHaveLength(2));
    sandbox.faults.fail('getStatus', { code: 'NETWORK' });
    await user.click(await screen.findByRole('button', { name: en.settings.removeConfirm }));
    await screen.findByText(en.errors.NETWORK, { selector: '[data-tone="error"] span' });
    expect(root()).toHaveTextContent(en.settings.done.remove);
    await user.click(button(en.common.tryAgain));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: en.settings.remove(en.methods.sms.title) })).toBeNull(),
    );
  });

  it('says so if a response is slow', async () => {
    const { advance } = fakeTime();
    const sandbox = sandboxWith(both);
    sandbox.signIn(anna.email);
    sandbox.faults.drop('getStatus');
    show(<MfaSettings />, sandbox);
    await screen.findByText(en.settings.loading);
    await advance(6000);
    expect(announced()).toContain(en.common.stillWorking);
  });

  it('leads to the sign-in form if the session had ended before', async () => {
    const sandbox = sandboxWith(both);
    const onRestart = vi.fn();
    const { user } = show(<MfaSettings onRestart={onRestart} />, sandbox);
    await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
    expect(announced()).toContain(en.errors.REAUTH_REQUIRED);
    expect(onRestart).toHaveBeenCalledOnce();
  });

  describe('meanwhile, in another tab,', () => {
    it('the other method was removed: says that this is the last one', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      const { factors = [] } = await sandbox.adapter.getStatus();
      const app = factors.find(({ method }) => method === 'totp');
      await sandbox.adapter.removeFactor({ factorId: app?.id ?? '', method: 'totp' });
      await user.click(button(en.settings.remove(en.methods.sms.title)));
      await waitFor(async () => expect(await screen.findByRole('dialog')).toHaveTextContent(en.settings.removeLast));
    });

    it('a method was added: shows it when the user comes back', async () => {
      const sandbox = sandboxWith({ totp: true });
      await open(sandbox);
      const { id } = await sandbox.adapter.enrollSMS({ phoneNumber: phone });
      await sandbox.adapter.verifySMS({ enrollmentId: id, code: sandbox.lastCode(phone) });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await screen.findByRole('button', { name: en.settings.remove(en.methods.sms.title) });
    });
  });

  it.each([
    ['no codes are left, and offers new ones', { backupCodesLeft: 0 }, true],
    ['some are left, and keeps them valid', { backupCodesLeft: 3 }, false],
  ] as const)('adds a method if %s', async (_, known, offered) => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true }, { backupCodes: 'separate' });
    sandbox.faults.answer('getStatus', (answer) => ({ ...Object(answer), ...known }), Number.POSITIVE_INFINITY);
    const { user } = await open(sandbox, { renameFactor: undefined });
    await user.click(button(en.settings.add));
    await user.click(button(new RegExp(`^${en.methods.sms.title}`)));
    await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
    await user.type(await screen.findByLabelText(en.code.label(6)), sandbox.lastCode(phone));
    if (offered) await screen.findByRole('button', { name: en.backupCodes.make });
    else await waitFor(() => expect(announced()).toContain(en.settings.done.add));
  });

  it('turns MFA off only after a separate confirmation', async () => {
    const sandbox = sandboxWith(both);
    const { user } = await open(sandbox);
    await user.click(button(en.settings.disable));
    expect(await screen.findByRole('dialog')).toHaveTextContent(en.settings.disableDescription);
    expect(callsOf(sandbox, 'disable')).toHaveLength(0);
    await user.click(await screen.findByRole('button', { name: en.settings.disableConfirm }));
    await waitFor(() => expect(root()).toHaveTextContent(en.settings.off));
  });

  it('asks for the password if the backend requires it, then makes the change', async () => {
    const sandbox = sandboxWith(both, { requireReauth: 'password' });
    const { user } = await open(sandbox);
    await user.click(button(en.settings.disable));
    await user.click(await screen.findByRole('button', { name: en.settings.disableConfirm }));
    const password = await screen.findByLabelText(/password/i);
    expect(screen.getByRole('dialog')).toHaveAccessibleDescription(en.settings.purpose);
    await user.type(password, `${anna.password}{Enter}`);
    await waitFor(() => expect(root()).toHaveTextContent(en.settings.done.disable));
  });

  it.each([['NETWORK'], ['SERVER'], ['LOCKED'], ['METHOD_UNAVAILABLE']] as const)(
    'shows %s, and keeps every button',
    async (code) => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      sandbox.faults.fail('setDefaultFactor', { code });
      await user.click(button(/^Make default: /));
      await waitFor(() => expect(document.querySelector('[data-tone="error"]')).not.toBeNull());
      await user.click(button(/^Make default: /));
      await waitFor(() => expect(root()).toHaveTextContent(en.settings.done['make-default']));
    },
  );

  it('offers to sign in again if only that helps', async () => {
    const sandbox = sandboxWith(both);
    const onRestart = vi.fn();
    const { user } = await open(sandbox, {}, { onRestart });
    sandbox.faults.fail('setDefaultFactor', { code: 'REAUTH_REQUIRED', reauth: 'login' });
    await user.click(button(/^Make default: /));
    await user.click(await screen.findByRole('button', { name: /sign in again/i }));
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('offers nothing before the factors are known', async () => {
    const sandbox = sandboxWith({});
    sandbox.signIn(anna.email);
    const held = sandbox.faults.hold('getStatus');
    show(<MfaSettings />, sandbox);
    await screen.findByText(en.settings.loading);
    expect(screen.queryAllByRole('button')).toEqual([]);
    held.release();
    expect(await screen.findByRole('button', { name: en.settings.setUp })).toBeVisible();
  });

  it('leaves the focus, and the scroll position, of the page when the settings arrive', async () => {
    await open(sandboxWith(both));
    expect(document.body).toHaveFocus();
  });

  it('keeps the focus in the settings if they are loaded again after a failure', async () => {
    const sandbox = sandboxWith(both);
    sandbox.signIn(anna.email);
    sandbox.faults.fail('getStatus', { code: 'NETWORK' });
    const { user } = show(<MfaSettings />, sandbox);
    await waitFor(() => expect(status()).toBe('failed'));
    expect(document.body).toHaveFocus();
    await user.click(button(en.common.tryAgain));
    await waitFor(() => expect(status()).toBe('overview'));
    expect(screen.getByRole('heading', { name: en.settings.title })).toHaveFocus();
  });

  it('offers only a reload after a failure, and reloads on click', async () => {
    const sandbox = sandboxWith(both);
    sandbox.signIn(anna.email);
    sandbox.faults.fail('getStatus', { code: 'NETWORK' });
    const { user } = show(<MfaSettings />, sandbox);
    await screen.findByText(en.errors.NETWORK, { selector: 'span' });
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual([en.common.tryAgain]);
    await user.click(await screen.findByRole('button', { name: en.common.tryAgain }));
    await screen.findByRole('list', { name: en.settings.factorsTitle });
  });

  it.each([
    [3, '3 backup codes left'],
    [1, /one backup code|1 backup code/i],
    [0, /no backup codes/i],
  ])('warns with %i backup codes left, and says the number once', async (left, words) => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    sandbox.faults.answer('getStatus', (status) => ({ ...(status as object), backupCodesLeft: left }), 9);
    await open(sandbox);
    await waitFor(() => expect(root()).toHaveTextContent(words));
    expect(root()).not.toHaveTextContent(en.settings.codesLeft(left));
    expect(root()).toHaveTextContent(en.settings.codesUnknown);
  });

  it('ignores the response of a change if it was left meanwhile', async () => {
    const sandbox = sandboxWith(both);
    const { user, unmount } = await open(sandbox);
    sandbox.faults.drop('setDefaultFactor');
    await user.click(button(/^Make default: /));
    expect(status()).toBe('working');
    unmount();
    expect(document.querySelector('[data-mfa-part="screen"]')).toBeNull();
  });

  it('keeps the space for the error below the required checkbox', async () => {
    const { user } = await open(sandboxWith(both));
    await user.click(button(en.settings.manageCodes));
    await user.click(await screen.findByRole('button', { name: en.backupCodes.confirm }));
    const box = await screen.findByRole('checkbox');
    expect(box).toBeRequired();
  });

  it.each([
    ['overview', []],
    ['confirming', [en.settings.remove(en.methods.sms.title)]],
    ['renaming', [en.settings.rename(en.methods.sms.title)]],
  ] as const)('has no axe violation: %s', async (name, clicks) => {
    const { user } = await open(sandboxWith(both));
    for (const click of clicks) await user.click(button(click));
    await waitFor(() => expect(promptStatus() ?? status()).toBe(name));
    expect((await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
