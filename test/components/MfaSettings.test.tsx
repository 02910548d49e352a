import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';

import { type MfaAdapter, MfaSettings } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, button, callsOf, phone, root, sandboxWith, show, status } from './screen.js';

const both = { totp: true, sms: phone, backupCodes: true };

/** Anna is signed in, and opens her account settings. */
async function open(sandbox: Sandbox, changed: Partial<Record<keyof MfaAdapter, undefined>> = {}, props = {}) {
  sandbox.signIn(anna.email);
  const adapter = { ...sandbox.adapter } as MfaAdapter;
  for (const member of Object.keys(changed)) Reflect.deleteProperty(adapter, member);
  const shown = show(<MfaSettings {...props} />, { adapter });
  await waitFor(() => expect(status()).toBe('overview'));
  await waitFor(() => expect(root()).not.toHaveTextContent('Loading your settings…'));
  return shown;
}

describe('<MfaSettings />', () => {
  describe('where nobody is forced', () => {
    it('does not say that the service asks everyone', async () => {
      const { user } = await open(sandboxWith());
      await user.click(button('Set it up'));
      await waitFor(() => expect(status()).toBe('introducing'));
      expect(root()).not.toHaveTextContent('This service asks everyone for a second step.');
    });
  });

  describe('where a policy asks everyone', () => {
    const required = { policy: { enrollment: 'required' as const } };

    it('says so to whom it is set up for', async () => {
      const { user } = await open(sandboxWith({}, required));
      await user.click(button('Set it up'));
      await waitFor(() => expect(status()).toBe('introducing'));
      expect(root()).toHaveTextContent('This service asks everyone for a second step.');
    });

    it('explains why the last way stays, and offers neither its removal nor to turn it off', async () => {
      await open(sandboxWith({ totp: true }, required));
      expect(root()).toHaveTextContent('To replace your last one, add another first.');
      expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
      expect(screen.queryByRole('button', { name: 'Turn off two-step verification' })).toBeNull();
    });
  });

  describe('where the backend cannot do everything', () => {
    it('promises no list that does not follow', async () => {
      const sandbox = sandboxWith(both);
      sandbox.signIn(anna.email);
      const getStatus = async () => ({ enrolled: true });
      show(<MfaSettings />, { adapter: { ...sandbox.adapter, getStatus } });
      await screen.findByText('On. After your password, we ask for a second step.');
      expect(screen.queryByRole('list')).toBeNull();
    });

    it('shows actions without a list, where nobody can tell what is set up', async () => {
      await open(sandboxWith(both), { getStatus: undefined });
      expect(screen.queryByRole('list')).toBeNull();
      expect(button('Add another way')).toBeVisible();
      expect(button('Turn off two-step verification')).toBeVisible();
    });

    it.each([
      ['removeFactor', /^Remove/],
      ['renameFactor', /^Rename/],
      ['setDefaultFactor', /^Ask for/],
      ['regenerateBackupCodes', 'Make new backup codes'],
      ['disable', 'Turn off two-step verification'],
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
      await user.click(button('Remove Text message'));
      expect(status()).toBe('confirming');
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
      await user.dblClick(button('Yes, remove it'));
      await waitFor(() => expect(root()).toHaveTextContent('It is removed.'));
      await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Text message' })).toBeNull());
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(1);
    });

    it('warns that the last one leaves the password alone', async () => {
      const { user } = await open(sandboxWith({ totp: true }));
      await user.click(button(/^Remove/));
      expect(root()).toHaveTextContent('after this, your password alone opens your account');
    });

    it('removes nothing after Back', async () => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      await user.click(button('Remove Text message'));
      await user.click(button('Back'));
      expect(status()).toBe('overview');
      expect(callsOf(sandbox, 'removeFactor')).toHaveLength(0);
    });
  });

  it('gives a factor the name that was typed, and asks for one instead of an empty one', async () => {
    const { user } = await open(sandboxWith(both));
    await user.click(button('Rename Text message'));
    const field = screen.getByLabelText('Name');
    await user.clear(field);
    await user.click(button('Save'));
    expect(root()).toHaveTextContent('Enter a name.');
    expect(field).toHaveFocus();
    await user.type(field, 'Work phone');
    await user.click(button('Save'));
    await waitFor(() => expect(root()).toHaveTextContent('The name is saved.'));
    await screen.findByRole('button', { name: 'Remove Work phone' });
  });

  it('turns MFA off only after its own confirmation', async () => {
    const sandbox = sandboxWith(both);
    const { user } = await open(sandbox);
    await user.click(button('Turn off two-step verification'));
    expect(root()).toHaveTextContent('your password alone opens your account');
    expect(callsOf(sandbox, 'disable')).toHaveLength(0);
    await user.click(button('Yes, turn it off'));
    await waitFor(() => expect(root()).toHaveTextContent('Off. Your password alone opens your account.'));
  });

  it('asks for the password where the backend wants it, then does what was asked', async () => {
    const sandbox = sandboxWith(both, { requireReauth: 'password' });
    const { user } = await open(sandbox);
    await user.click(button('Turn off two-step verification'));
    await user.click(button('Yes, turn it off'));
    await user.type(await screen.findByLabelText(/password/i), `${anna.password}{Enter}`);
    await waitFor(() => expect(root()).toHaveTextContent('Two-step verification is off.'));
  });

  it.each([['NETWORK'], ['SERVER'], ['RATE_LIMITED'], ['LOCKED'], ['METHOD_UNAVAILABLE']] as const)(
    'says %s, and keeps every button',
    async (code) => {
      const sandbox = sandboxWith(both);
      const { user } = await open(sandbox);
      sandbox.faults.fail('setDefaultFactor', { code });
      await user.click(button(/^Ask for .* first$/));
      await waitFor(() => expect(document.querySelector('[data-tone="error"]')).not.toBeNull());
      await user.click(button(/^Ask for .* first$/));
      await waitFor(() => expect(root()).toHaveTextContent('It is asked first from now on.'));
    },
  );

  it('offers to sign in again, where only that helps', async () => {
    const sandbox = sandboxWith(both);
    const onRestart = vi.fn();
    const { user } = await open(sandbox, {}, { onRestart });
    sandbox.faults.fail('setDefaultFactor', { code: 'REAUTH_REQUIRED', reauth: 'login' });
    await user.click(button(/^Ask for .* first$/));
    await user.click(await screen.findByRole('button', { name: /sign in again/i }));
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('loads the status again after a failure, by a click', async () => {
    const sandbox = sandboxWith(both);
    sandbox.faults.fail('getStatus', { code: 'NETWORK' });
    const { user } = await open(sandbox);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('list', { name: 'Your ways to confirm a sign-in' });
  });

  it.each([
    [3, '3 backup codes left'],
    [1, /one backup code|1 backup code/i],
    [0, /no backup codes/i],
  ])('with %i backup codes left, warns', async (left, words) => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    sandbox.faults.answer('getStatus', (status) => ({ ...(status as object), backupCodesLeft: left }), 9);
    await open(sandbox);
    await waitFor(() => expect(root()).toHaveTextContent(words));
  });

  it('drops the answer of a change that it was left in', async () => {
    const sandbox = sandboxWith(both);
    const { user, unmount } = await open(sandbox);
    sandbox.faults.drop('setDefaultFactor');
    await user.click(button(/^Ask for .* first$/));
    expect(status()).toBe('working');
    unmount();
    expect(document.querySelector('[data-mfa-part="screen"]')).toBeNull();
  });

  it('keeps the place of the error under the box that has to be ticked', async () => {
    const { user } = await open(sandboxWith(both));
    await user.click(button('Make new backup codes'));
    await user.click(await screen.findByRole('button', { name: /make new/i }));
    const box = await screen.findByRole('checkbox');
    expect(box).toBeRequired();
  });

  it.each([
    ['overview', []],
    ['confirming', ['Remove Text message']],
    ['renaming', ['Rename Text message']],
  ] as const)('has no finding of axe in %s', async (name, clicks) => {
    const { user } = await open(sandboxWith(both));
    for (const click of clicks) await user.click(button(click));
    expect(status()).toBe(name);
    expect((await axe.run(root(), { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
