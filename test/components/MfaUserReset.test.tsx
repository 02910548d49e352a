import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdminAdapter, MfaUserReset } from '../../src/admin.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import { anna, announced, button, callsOf, phone, rateLimit, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const both = { totp: true, sms: phone, backupCodes: true };
const NOBODY = en.admin.userUnknown;
const REASON = 'Showed her badge';
const idOf = (sandbox: Sandbox): string => sandbox.user(anna.email).id;
const userField = (): HTMLInputElement => screen.getByLabelText(en.admin.user);
const reasonField = (): HTMLInputElement => screen.getByLabelText(en.admin.reason);
const confirmation = (): HTMLInputElement => screen.getByLabelText('Enter the user ID to confirm');
const switchOff = (): HTMLElement => button(en.admin.reset);

/** The administrator opens the screen. */
async function open(sandbox: Sandbox, admin: MfaAdminAdapter = sandbox.admin, options = {}) {
  const shown = show(<MfaUserReset admin={admin} />, sandbox, options);
  await screen.findByLabelText(en.admin.user);
  return shown;
}

/** The administrator has found Anna. */
async function find(sandbox: Sandbox, admin?: MfaAdminAdapter, options = {}) {
  const shown = await open(sandbox, admin, options);
  await shown.user.type(userField(), `${idOf(sandbox)}{Enter}`);
  await waitFor(() => expect(status()).toBe('found'));
  return shown;
}

/** Anna is found, the reason and her ID are typed. */
async function fill(sandbox: Sandbox, admin?: MfaAdminAdapter, options = {}) {
  const shown = await find(sandbox, admin, options);
  await shown.user.type(reasonField(), REASON);
  await shown.user.type(confirmation(), idOf(sandbox));
  return shown;
}

describe('<MfaUserReset />', () => {
  describe('when finding a user', () => {
    it('writes the ID from left to right on every page, and the reason in the direction of its own text', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      expect(userField()).toHaveAttribute('dir', 'ltr');
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await waitFor(() => expect(status()).toBe('found'));
      expect(confirmation()).toHaveAttribute('dir', 'ltr');
      expect(reasonField()).toHaveAttribute('dir', 'auto');
    });

    it('shows what they have set up, and warns about the consequences', async () => {
      const sandbox = sandboxWith(both);
      await find(sandbox);
      expect(screen.getByRole('heading', { name: en.settings.disableTitle })).toHaveFocus();
      expect(screen.getByText(idOf(sandbox))).toBeVisible();
      const methods = screen.getByRole('list', { name: en.settings.factorsTitle });
      expect(
        within(methods)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual([
        expect.stringMatching(new RegExp(`^${en.methods.totp.title}`)),
        expect.stringMatching(new RegExp(`^${en.methods.sms.title}`)),
      ]);
      expect(root()).toHaveTextContent(en.admin.resetWarning);
    });

    it('accepts an ID that was copied with spaces', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.type(userField(), `  ${idOf(sandbox)} `);
      await user.click(button(en.admin.find));
      await waitFor(() => expect(status()).toBe('found'));
      expect(callsOf(sandbox, 'getUserStatus')).toEqual([{ userId: idOf(sandbox) }]);
    });

    it('asks for an ID instead of looking up nobody', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.type(userField(), '   ');
      await user.click(button(en.admin.find));
      expect(userField()).toHaveAccessibleDescription(en.admin.userEmpty);
      expect(userField()).toHaveFocus();
      expect(callsOf(sandbox, 'getUserStatus')).toEqual([]);
    });

    it('says that there is no such user, keeps what was typed, and finds the right one', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.type(userField(), 'nobody{Enter}');
      await waitFor(() => expect(userField()).toHaveAccessibleDescription(NOBODY));
      expect(userField()).toHaveValue('nobody');
      await user.clear(userField());
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await waitFor(() => expect(status()).toBe('found'));
    });

    it('says the same if the server responds with 404', async () => {
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code: 'METHOD_UNAVAILABLE' });
      const { user } = await open(sandbox);
      await user.type(userField(), 'nobody{Enter}');
      await waitFor(() => expect(userField()).toHaveAccessibleDescription(NOBODY));
    });

    it('distinguishes a missing permission from a mistyped ID', async () => {
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code: 'FORBIDDEN' });
      const { user } = await open(sandbox);
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await waitFor(() => expect(userField()).toHaveAccessibleDescription(en.errors.FORBIDDEN));
    });

    it.each([
      ['NETWORK', en.errors.NETWORK],
      ['SERVER', en.errors.SERVER],
    ] as const)('after %s, keeps the ID and finds the user with another click', async (code, words) => {
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code });
      const { user } = await open(sandbox);
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await waitFor(() => expect(userField()).toHaveAccessibleDescription(expect.stringMatching(words)));
      expect(userField()).toHaveValue(idOf(sandbox));
      await user.click(button(en.admin.find));
      await waitFor(() => expect(status()).toBe('found'));
    });

    it('counts down the wait that the server requires, and sends nothing meanwhile', async () => {
      const { advance } = fakeTime();
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code: 'RATE_LIMITED', retryAfter: 40 });
      const { user } = await open(sandbox);
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await waitFor(() => expect(rateLimit()).toHaveTextContent('Try again in 40 seconds.'));
      expect(announced()).toMatch(/Too many attempts.* in 40 seconds/);
      await user.click(button(en.admin.find));
      await user.type(userField(), '{Enter}');
      expect(button(en.admin.find)).toHaveAttribute('aria-disabled', 'true');
      await advance(25_000);
      expect(rateLimit()).toHaveTextContent('in 15 seconds.');
      expect(callsOf(sandbox, 'getUserStatus')).toHaveLength(1);
      await advance(15_000);
      expect(root()).not.toHaveTextContent(en.errors.RATE_LIMITED);
      await user.click(button(en.admin.find));
      await waitFor(() => expect(status()).toBe('found'));
    });

    it('keeps the ID while the administrator’s password is required, also if they cancel', async () => {
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      const { user } = await open(sandbox);
      await user.type(userField(), `${idOf(sandbox)}{Enter}`);
      await screen.findByLabelText(en.reauth.label);
      await user.click(button(en.common.cancel));
      await waitFor(() => expect(status()).toBe('finding'));
      expect(userField()).toHaveValue(idOf(sandbox));
      await user.click(button(en.admin.find));
      await waitFor(() => expect(status()).toBe('found'));
    });

    it('leads to the sign-in form if the session has ended', async () => {
      const sandbox = sandboxWith(both);
      sandbox.faults.fail('getUserStatus', { code: 'REAUTH_REQUIRED', reauth: 'login' });
      const onRestart = vi.fn();
      const { user } = show(<MfaUserReset admin={sandbox.admin} onRestart={onRestart} />, sandbox);
      await user.type(await screen.findByLabelText(en.admin.user), `${idOf(sandbox)}{Enter}`);
      await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
      expect(onRestart).toHaveBeenCalledOnce();
    });

    it('looks up once for two clicks in one tick', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.type(userField(), idOf(sandbox));
      const submit = button(en.admin.find);
      act(() => {
        fireEvent.click(submit);
        fireEvent.click(submit);
      });
      await waitFor(() => expect(status()).toBe('found'));
      expect(callsOf(sandbox, 'getUserStatus')).toHaveLength(1);
    });

    it('has nothing to turn off for a user with MFA off', async () => {
      const sandbox = sandboxWith();
      const { user } = await find(sandbox);
      expect(root()).toHaveTextContent(en.admin.off);
      expect(screen.queryByRole('button', { name: en.admin.reset })).toBeNull();
      await user.click(button(en.admin.anotherUser));
      expect(userField()).toHaveValue('');
    });

    it("makes no claims about a user if the backend can't look up users", async () => {
      const sandbox = sandboxWith(both);
      const { disableMFA } = sandbox.admin;
      await find(sandbox, { disableMFA });
      expect(root()).not.toHaveTextContent(en.admin.hasUnlisted);
      expect(switchOff()).toBeVisible();
    });

    it("says only at the end that there is no such user, if the backend can't look up users", async () => {
      const sandbox = sandboxWith(both);
      const { disableMFA } = sandbox.admin;
      const { user } = await open(sandbox, { disableMFA });
      await user.type(userField(), 'nobody{Enter}');
      await user.type(await screen.findByLabelText(en.admin.reason), REASON);
      await user.type(confirmation(), 'nobody{Enter}');
      await screen.findByText(NOBODY, { selector: '[data-tone="error"] span' });
      expect(announced()).toBe(NOBODY);
      expect(button(en.admin.anotherUser)).toBeEnabled();
    });
  });

  describe('when turning MFA off', () => {
    it('requires a reason and then the ID, and does nothing before', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await find(sandbox);
      await user.type(reasonField(), '  ');
      await user.click(switchOff());
      expect(reasonField()).toHaveAccessibleDescription(expect.stringContaining(en.admin.reasonEmpty));
      expect(reasonField()).toHaveFocus();
      await user.type(reasonField(), REASON);
      for (const wrong of ['', 'somebody', idOf(sandbox).slice(0, -1)]) {
        await user.clear(confirmation());
        if (wrong) await user.type(confirmation(), wrong);
        await user.click(switchOff());
        expect(confirmation()).toHaveAccessibleDescription(en.admin.typedWrong);
        expect(confirmation()).toHaveFocus();
      }
      expect(reasonField().value.trim()).toBe(REASON);
      expect(callsOf(sandbox, 'disableMFA')).toEqual([]);
    });

    it('makes one call on a double click, sends the reason, and calls the host', async () => {
      const sandbox = sandboxWith(both);
      const onEvent = vi.fn();
      const { user } = await fill(sandbox, undefined, { onEvent });
      await user.dblClick(switchOff());
      await screen.findByRole('heading', { name: en.admin.resetDone });
      expect(root()).toHaveTextContent(idOf(sandbox));
      expect(root()).toHaveTextContent(en.admin.resetDoneNext);
      expect(callsOf(sandbox, 'disableMFA')).toEqual([{ userId: idOf(sandbox), reason: REASON }]);
      expect(onEvent.mock.calls.filter(([{ type }]) => type === 'mfa-disabled')).toHaveLength(1);
      expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
    });

    it('makes one call for two clicks in one tick', async () => {
      const sandbox = sandboxWith(both);
      await fill(sandbox);
      const submit = switchOff();
      act(() => {
        fireEvent.click(submit);
        fireEvent.click(submit);
      });
      await waitFor(() => expect(status()).toBe('done'));
      expect(callsOf(sandbox, 'disableMFA')).toHaveLength(1);
    });

    it.each([
      ['names an error', { data: null, error: { message: 'no' } }],
      ['says that it failed', { success: false }],
      ['is a page', '<html>'],
    ])('says that it failed when the answer %s', async (_, answer) => {
      const sandbox = sandboxWith(both);
      const onEvent = vi.fn();
      const admin = { ...sandbox.admin, disableMFA: async () => answer as never };
      const { user } = await fill(sandbox, admin, { onEvent });
      await user.click(switchOff());
      await screen.findByText(en.errors.SERVER, { selector: '[data-tone="error"] span' });
      expect(status()).toBe('found');
      expect(onEvent).not.toHaveBeenCalledWith(expect.objectContaining({ type: 'mfa-disabled' }));
    });

    it('changes nothing when going to another user', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      await user.click(button(en.admin.anotherUser));
      expect(userField()).toHaveValue('');
      expect(callsOf(sandbox, 'disableMFA')).toEqual([]);
    });

    it.each([
      ['NETWORK', en.errors.NETWORK],
      ['SERVER', en.errors.SERVER],
      ['UNKNOWN', /Something went wrong\. Try again\.$/],
    ] as const)('after %s, announces it, keeps both fields, and retries on another click', async (code, words) => {
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      sandbox.faults.fail('disableMFA', { code });
      await user.click(switchOff());
      await screen.findByText(words, { selector: '[data-tone="error"] span' });
      expect(announced()).toMatch(words);
      expect(reasonField()).toHaveValue(REASON);
      expect(confirmation()).toHaveValue(idOf(sandbox));
      await user.click(switchOff());
      await waitFor(() => expect(status()).toBe('done'));
    });

    it('asks for the administrator’s password if the server requires it', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.click(switchOff());
      await user.type(await screen.findByLabelText(en.reauth.label), 'the keys of the house{Enter}');
      await waitFor(() => expect(status()).toBe('done'));
    });

    it.each(['it is not given', 'the server refuses all the same'])('keeps what was typed if %s', async (how) => {
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.click(switchOff());
      const password = await screen.findByLabelText(en.reauth.label);
      if (how === 'it is not given') await user.click(button(en.common.cancel));
      else {
        sandbox.faults.fail('disableMFA', { code: 'SERVER' });
        await user.type(password, 'the keys of the house{Enter}');
      }
      await waitFor(() => expect(status()).toBe('found'));
      expect(reasonField()).toHaveValue(REASON);
      expect(confirmation()).toHaveValue(idOf(sandbox));
      await user.click(switchOff());
      await waitFor(() => expect(status()).toBe('done'));
      expect(callsOf(sandbox, 'disableMFA').at(-1)).toEqual({ userId: idOf(sandbox), reason: REASON });
    });

    it.each(['RATE_LIMITED', 'LOCKED'] as const)('counts down %s, and does nothing meanwhile', async (code) => {
      const { advance } = fakeTime();
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      sandbox.faults.fail('disableMFA', { code, retryAfter: 50 });
      await user.click(switchOff());
      await waitFor(() => expect(rateLimit()).toHaveTextContent('Try again in 50 seconds.'));
      await user.click(switchOff());
      await user.type(confirmation(), '{Enter}');
      expect(switchOff()).toHaveAttribute('aria-disabled', 'true');
      await advance(45_000);
      expect(rateLimit()).toHaveTextContent('in 5 seconds.');
      expect(callsOf(sandbox, 'disableMFA')).toHaveLength(1);
      await advance(5000);
      expect(document.querySelector('[data-tone="error"]')).toBeNull();
      await user.click(switchOff());
      await waitFor(() => expect(status()).toBe('done'));
    });

    it.each([true, false])(
      'leads to the sign-in form if the session has ended and the host has one: %s',
      async (hasLogin) => {
        const sandbox = sandboxWith(both);
        const onRestart = vi.fn();
        const { user, show: rerender } = await fill(sandbox);
        rerender(<MfaUserReset admin={sandbox.admin} {...(hasLogin && { onRestart })} />);
        sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'login' });
        await user.click(switchOff());
        await screen.findByText(en.errors.REAUTH_REQUIRED, { selector: '[data-tone="error"] span' });
        const again = screen.queryByRole('button', { name: en.common.signInAgain });
        if (again) await user.click(again);
        expect(onRestart).toHaveBeenCalledTimes(hasLogin ? 1 : 0);
        expect(reasonField()).toHaveValue(REASON);
      },
    );

    it('starts empty for the next user', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await fill(sandbox);
      await user.click(switchOff());
      await waitFor(() => expect(status()).toBe('done'));
      await user.click(button(en.admin.anotherUser));
      expect(status()).toBe('finding');
      expect(userField()).toHaveValue('');
    });
  });

  it.each(['finding', 'nobody', 'found', 'incomplete', 'done'] as const)('has no axe violation: %s', async (name) => {
    const sandbox = sandboxWith(both);
    if (name === 'finding') await open(sandbox);
    if (name === 'nobody') {
      const { user } = await open(sandbox);
      await user.type(userField(), 'nobody{Enter}');
      await screen.findAllByText(NOBODY);
    }
    if (name === 'found') await find(sandbox);
    if (name === 'incomplete') await (await find(sandbox)).user.click(switchOff());
    if (name === 'done') {
      await (await fill(sandbox)).user.click(switchOff());
      await waitFor(() => expect(status()).toBe('done'));
    }
    expect((await axe.run(root(), { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
