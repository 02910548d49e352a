import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdminAdapter, type MfaPolicy, MfaPolicyPanel } from '../../src/admin.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import { announced, button, callsOf, rateLimit, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const SAVED = en.admin.policySaved;
const ADJUSTED = en.admin.policyAdjusted;
const NO_METHOD = en.admin.noMethod;
const policy: MfaPolicy = { enabled: true, methods: ['totp', 'sms'], enrollment: 'recommended' };
const withPolicy = (changed: Partial<MfaPolicy> = {}): Sandbox =>
  sandboxWith({}, { policy: { ...policy, ...changed } });

const on = (): HTMLElement => screen.getByRole('checkbox', { name: en.admin.enabled });
const method = (name: string): HTMLElement =>
  within(screen.getByRole('group', { name: en.admin.methods })).getByRole('checkbox', { name });
const strength = (name: RegExp): HTMLElement => screen.getByRole('radio', { name });
/** The policy that applies to the next sign-in. */
const inForce = (sandbox: Sandbox): Promise<MfaPolicy> => sandbox.admin.getPolicy();

async function open(sandbox: Sandbox, admin: MfaAdminAdapter = sandbox.admin) {
  const shown = show(<MfaPolicyPanel admin={admin} />, sandbox);
  await waitFor(() => expect(status()).toBe('editing'));
  return shown;
}

describe('<MfaPolicyPanel />', () => {
  describe('when it loads', () => {
    it('shows the policy in force', async () => {
      await open(withPolicy());
      expect(on()).toBeChecked();
      expect(method(en.methods.totp.title)).toBeChecked();
      expect(method(en.methods.sms.title)).toBeChecked();
      expect(method('Email')).not.toBeChecked();
      expect(method(en.methods.passkey.title)).not.toBeChecked();
      expect(strength(new RegExp(`^${en.admin.strength.recommended}`))).toBeChecked();
      expect(strength(new RegExp(`^${en.admin.strength.optional}`))).not.toBeChecked();
      expect(screen.queryByText(SAVED)).toBeNull();
    });

    it("can't be saved before it has loaded", async () => {
      const sandbox = withPolicy();
      const held = sandbox.faults.hold('getPolicy');
      show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
      await waitFor(() => expect(status()).toBe('loading'));
      expect(announced()).toBe(en.settings.loading);
      expect(screen.queryByRole('button', { name: en.admin.save })).toBeNull();
      held.release();
      await waitFor(() => expect(strength(new RegExp(`^${en.admin.strength.recommended}`))).toBeChecked());
    });

    it.each([
      ['NETWORK', en.errors.NETWORK],
      ['SERVER', en.errors.SERVER],
    ] as const)('says %s, however often, and loads on click', async (code, words) => {
      const sandbox = withPolicy();
      sandbox.faults.fail('getPolicy', { code }, 2);
      const { user } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
      await waitFor(() => expect(status()).toBe('failed'));
      expect(root()).toHaveTextContent(words);
      expect(announced()).toMatch(words);
      expect(screen.queryByRole('button', { name: en.admin.save })).toBeNull();
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(callsOf(sandbox, 'getPolicy')).toHaveLength(2));
      await user.click(await screen.findByRole('button', { name: en.common.tryAgain }));
      await waitFor(() => expect(status()).toBe('editing'));
      expect(on()).toBeChecked();
    });

    it.each([
      ['an HTML page', '<!doctype html><h1>200 OK</h1>'],
      ['null', null],
      ['{}', {}],
    ])('treats %s as a failure, not as a policy', async (_, answer) => {
      const sandbox = withPolicy();
      sandbox.faults.answer('getPolicy', () => answer);
      const { user } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
      await waitFor(() => expect(status()).toBe('failed'));
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(on()).toBeChecked());
    });

    it('counts down until it can be loaded again', async () => {
      const { advance } = fakeTime();
      const sandbox = withPolicy();
      sandbox.faults.fail('getPolicy', { code: 'RATE_LIMITED', retryAfter: 40 });
      const { user } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
      await waitFor(() => expect(rateLimit()).toHaveTextContent('in 40 seconds.'));
      await user.click(button(en.common.tryAgain));
      expect(button(en.common.tryAgain)).toHaveAttribute('aria-disabled', 'true');
      await advance(40_000);
      await user.click(button(en.common.tryAgain));
      await waitFor(() => expect(status()).toBe('editing'));
      expect(callsOf(sandbox, 'getPolicy')).toHaveLength(2);
    });

    it.each(['getPolicy', 'setPolicy'] as const)(
      'leads to the sign-in form if the session has ended: %s',
      async (call) => {
        const sandbox = withPolicy();
        sandbox.faults.fail(call, { code: 'REAUTH_REQUIRED', reauth: 'login' });
        const onRestart = vi.fn();
        const { user } = show(<MfaPolicyPanel admin={sandbox.admin} onRestart={onRestart} />, sandbox);
        if (call === 'setPolicy') await user.click(await screen.findByRole('button', { name: en.admin.save }));
        await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
        expect(announced()).toContain(en.errors.REAUTH_REQUIRED);
        expect(onRestart).toHaveBeenCalledOnce();
      },
    );

    it("starts with the least strict policy if the backend can't report it", async () => {
      const sandbox = withPolicy();
      const { setPolicy, disableMFA } = sandbox.admin;
      const { user } = await open(sandbox, { setPolicy, disableMFA });
      expect(on()).not.toBeChecked();
      await user.click(on());
      expect(strength(new RegExp(`^${en.admin.strength.optional}`))).toBeChecked();
    });
  });

  describe('when it is saved', () => {
    it.each([
      ['optional', new RegExp(`^${en.admin.strength.optional}`)],
      ['recommended', new RegExp(`^${en.admin.strength.recommended}`)],
      ['required', new RegExp(`^${en.admin.strength.required}`)],
    ] as const)('puts %s in force, and says so', async (enrollment, name) => {
      const sandbox = withPolicy({ enrollment: enrollment === 'optional' ? 'required' : 'optional' });
      const { user } = await open(sandbox);
      await user.click(strength(name));
      expect((await inForce(sandbox)).enrollment).not.toBe(enrollment);
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect(await inForce(sandbox)).toEqual({ ...policy, enrollment });
      expect(strength(name)).toBeChecked();
    });

    it('puts exactly the selected methods in force', async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      await user.click(method(en.methods.sms.title));
      await user.click(method(en.methods.passkey.title));
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      const { methods } = await inForce(sandbox);
      expect([...methods].sort()).toEqual(['passkey', 'totp']);
    });

    it('is refused without a method, until one is selected', async () => {
      const sandbox = withPolicy({ methods: ['totp'] });
      const { user } = await open(sandbox);
      await user.click(method(en.methods.totp.title));
      await user.click(button(en.admin.save));
      expect(announced()).toContain(NO_METHOD);
      expect(method(en.methods.passkey.title)).toHaveFocus();
      expect(screen.getByRole('group', { name: en.admin.methods })).toHaveAccessibleDescription(NO_METHOD);
      expect(method(en.methods.email.title)).toHaveAccessibleDescription(NO_METHOD);
      expect(method(en.methods.passkey.title)).toBeInvalid();
      await user.click(button(en.admin.save));
      expect(method(en.methods.passkey.title)).toHaveFocus();
      expect(callsOf(sandbox, 'setPolicy')).toEqual([]);
      await user.click(method('Email'));
      expect(screen.queryByText(NO_METHOD)).toBeNull();
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect((await inForce(sandbox)).methods).toEqual(['email']);
    });

    it('needs no method while it is turned off', async () => {
      const sandbox = withPolicy({ methods: ['totp'] });
      const { user } = await open(sandbox);
      await user.click(method(en.methods.totp.title));
      await user.click(on());
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect(await inForce(sandbox)).toEqual({ ...policy, enabled: false, methods: [] });
    });

    it('shows methods and requirement only while two-step verification is allowed, and keeps them', async () => {
      const { user } = await open(withPolicy());
      await user.click(on());
      expect(screen.queryByRole('group', { name: en.admin.methods })).toBeNull();
      expect(screen.queryByRole('radio')).toBeNull();
      await user.click(on());
      expect(method(en.methods.totp.title)).toBeChecked();
      expect(strength(new RegExp(`^${en.admin.strength.recommended}`))).toBeChecked();
    });

    it('hides the success message as soon as something is changed', async () => {
      const { user } = await open(withPolicy());
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      expect(screen.queryByText(SAVED)).toBeNull();
    });

    it("doesn't say saved for a change that was made during the save", async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      const held = sandbox.faults.hold('setPolicy');
      await user.click(button(en.admin.save));
      expect(status()).toBe('saving');
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      held.release();
      await waitFor(() => expect(status()).toBe('editing'));
      expect(strength(new RegExp(`^${en.admin.strength.required}`))).toBeChecked();
      expect(screen.queryAllByText(SAVED)).toEqual([]);
    });

    it('is saved once on a double click', async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      const held = sandbox.faults.hold('setPolicy');
      await user.dblClick(button(en.admin.save));
      held.release();
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect(callsOf(sandbox, 'setPolicy')).toHaveLength(1);
    });

    it('is saved once for two clicks in one tick', async () => {
      const sandbox = withPolicy();
      await open(sandbox);
      act(() => {
        fireEvent.click(button(en.admin.save));
        fireEvent.click(button(en.admin.save));
      });
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect(callsOf(sandbox, 'setPolicy')).toHaveLength(1);
    });

    it.each([
      ['NETWORK', en.errors.NETWORK],
      ['SERVER', en.errors.SERVER],
    ] as const)('after %s, keeps the edits, and is saved by another click', async (code, words) => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      sandbox.faults.fail('setPolicy', { code });
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      await user.click(method(en.methods.sms.title));
      await user.click(button(en.admin.save));
      await screen.findByText(words, { selector: '[data-tone="error"] span' });
      expect(announced()).toMatch(words);
      expect(screen.queryByText(SAVED)).toBeNull();
      expect(await inForce(sandbox)).toEqual(policy);
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect(await inForce(sandbox)).toEqual({ enabled: true, methods: ['totp'], enrollment: 'required' });
    });

    it('shows what the server has put in force instead, and says that it differs', async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      for (const call of ['setPolicy', 'getPolicy'] as const)
        sandbox.faults.answer(call, (answer) => ({ ...(answer as MfaPolicy), methods: ['totp'] }));
      await user.click(method('Email'));
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toBe(ADJUSTED));
      expect(method(en.methods.totp.title)).toBeChecked();
      expect(method('Email')).not.toBeChecked();
      expect(method(en.methods.sms.title)).not.toBeChecked();
      expect(button(en.admin.save)).toHaveFocus();
    });

    it('counts down the wait that the server requires, and can be edited meanwhile', async () => {
      const { advance } = fakeTime();
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      sandbox.faults.fail('setPolicy', { code: 'RATE_LIMITED', retryAfter: 40 });
      await user.click(button(en.admin.save));
      await waitFor(() => expect(rateLimit()).toHaveTextContent('Try again in 40 seconds.'));
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      await user.click(button(en.admin.save));
      expect(callsOf(sandbox, 'setPolicy')).toHaveLength(1);
      await advance(40_000);
      expect(root()).not.toHaveTextContent(en.errors.RATE_LIMITED);
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toBe(SAVED));
      expect((await inForce(sandbox)).enrollment).toBe('required');
    });

    it('keeps edits made during the save if the password is required', async () => {
      const sandbox = withPolicy();
      let answer: (() => void) | undefined;
      const arrives = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const { user } = await open(sandbox, {
        ...sandbox.admin,
        setPolicy: async (...args) => {
          await arrives;
          return sandbox.admin.setPolicy(...args);
        },
      });
      sandbox.faults.fail('setPolicy', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.click(button(en.admin.save));
      await user.click(method(en.methods.passkey.title));
      answer?.();
      await user.click(await screen.findByRole('button', { name: en.common.cancel }));
      await waitFor(() => expect(method(en.methods.passkey.title)).toBeChecked());
    });

    it('says what somebody else has changed meanwhile, and keeps the edits', async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      await sandbox.admin.setPolicy({ ...policy, methods: ['passkey', 'totp'] });
      act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await waitFor(() => expect(announced()).toBe(en.admin.conflict));
      const changes = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
      expect(changes).toEqual([`${en.admin.methods}: ${en.methods.passkey.title} and ${en.methods.totp.title}`]);
      expect(strength(new RegExp(`^${en.admin.strength.required}`))).toBeChecked();
      expect(method(en.methods.sms.title)).toBeChecked();
      await user.click(button(en.admin.discard));
      expect(screen.queryByText(en.admin.conflict)).toBeNull();
      expect(strength(new RegExp(`^${en.admin.strength.recommended}`))).toBeChecked();
      expect(method(en.methods.sms.title)).not.toBeChecked();
    });

    it("replaces somebody else's changes once the user has seen them", async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      await sandbox.admin.setPolicy({ ...policy, enabled: false });
      act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await screen.findByText(`${en.admin.enabled}: ${en.settings.badge.off}`);
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toBe(SAVED));
      expect(await inForce(sandbox)).toEqual({ ...policy, enrollment: 'required' });
    });

    it('keeps the edits while the administrator’s password is required', async () => {
      const sandbox = withPolicy();
      const { user } = await open(sandbox);
      sandbox.faults.fail('setPolicy', { code: 'REAUTH_REQUIRED', reauth: 'password' });
      await user.click(strength(new RegExp(`^${en.admin.strength.required}`)));
      await user.click(button(en.admin.save));
      await screen.findByLabelText(en.reauth.label);
      await user.click(button(en.common.cancel));
      await waitFor(() => expect(strength(new RegExp(`^${en.admin.strength.required}`))).toBeChecked());
      expect(await inForce(sandbox)).toEqual(policy);
      await user.click(button(en.admin.save));
      await waitFor(() => expect(announced()).toContain(SAVED));
      expect((await inForce(sandbox)).enrollment).toBe('required');
    });
  });

  it.each(['failed', 'editing', 'incomplete', 'saved'] as const)('has no axe violation: %s', async (name) => {
    const sandbox = withPolicy({ methods: ['totp'] });
    if (name === 'failed') {
      sandbox.faults.fail('getPolicy', { code: 'NETWORK' });
      show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
      await waitFor(() => expect(status()).toBe('failed'));
    } else {
      const { user } = await open(sandbox);
      if (name === 'incomplete') await user.click(method(en.methods.totp.title));
      if (name !== 'editing') await user.click(button(en.admin.save));
      if (name === 'saved') await waitFor(() => expect(announced()).toContain(SAVED));
    }
    expect((await axe.run(root(), { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
