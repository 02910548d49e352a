import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, SmsSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { expectNoLeak, watchSecrets } from '../leakCheck.js';
import { anna, button, callsOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const field = (): HTMLInputElement => screen.getByLabelText(en.sent.phoneLabel);
const countries = (): Promise<HTMLSelectElement> => screen.findByRole('combobox', { name: en.sent.phoneCountry });

/** Anna is signed in and wants codes on her phone. */
async function start() {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  const onEnrolled = vi.fn();
  const shown = show(<SmsSetup onEnrolled={onEnrolled} />, sandbox);
  watchSecrets(() => ['+15550136677', '+447700900123']);
  return { ...shown, sandbox, onEnrolled, select: await countries() };
}

describe('<SmsSetup />', () => {
  describe('when it is ready', () => {
    it('accepts a number as users write it, and sends it in international format', async () => {
      const { sandbox, user, onEnrolled } = await start();
      expect(field()).toHaveFocus();
      await user.type(field(), '5550136677');
      expect(field()).toHaveValue('(555) 013-6677');
      await user.keyboard('{Enter}');
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await waitFor(() => expect(root()).toHaveTextContent(/\u2066\+1 555 013 6677\u2069/)); // also in a sentence from right to left
      expect(callsOf(sandbox, 'enrollSMS')).toEqual([{ phoneNumber: '+15550136677' }]);
      await user.type(codeField(), sandbox.outbox.at(-1)?.code ?? '');
      await user.click(await screen.findByRole('checkbox', { name: /saved these codes/ }));
      await user.click(button(en.backupCodes.finish));
      await waitFor(() => expect(onEnrolled).toHaveBeenCalledExactlyOnceWith({ method: 'sms' }));
      expectNoLeak();
    });

    it('accepts a number of another country', async () => {
      const { sandbox, user, select } = await start();
      await user.selectOptions(select, 'United Kingdom (+44)');
      await user.type(field(), '07700 900123');
      await user.click(button(en.setup.sms.start));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(callsOf(sandbox, 'enrollSMS')).toEqual([{ phoneNumber: '+447700900123' }]);
    });

    it('asks for the number if it is missing or invalid, without sending anything', async () => {
      const { sandbox, user } = await start();
      await user.click(button(en.setup.sms.start));
      expect(field()).toHaveAccessibleDescription(expect.stringContaining(en.sent.phoneEmpty));
      expect(field()).toHaveFocus();
      await user.type(field(), '555');
      await user.click(button(en.setup.sms.start));
      expect(field()).toHaveAccessibleDescription(expect.stringContaining(en.errors.INVALID_PHONE_NUMBER));
      expect(field()).toBeInvalid();
      expect(field()).toHaveFocus();
      expect([field().selectionStart, field().selectionEnd]).toEqual([0, field().value.length]);
      expect(callsOf(sandbox, 'enrollSMS')).toEqual([]);
      await user.keyboard('5550136677');
      expect(field()).toBeValid();
      await user.keyboard('{Enter}');
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    });

    it('shows next to the number that the server refused it, and keeps it', async () => {
      const { sandbox, user } = await start();
      sandbox.faults.fail('enrollSMS', { code: 'INVALID_PHONE_NUMBER' });
      await user.type(field(), '5550136677{Enter}');
      await waitFor(() => expect(field()).toBeInvalid());
      expect(field()).toHaveAccessibleDescription(expect.stringContaining(en.errors.INVALID_PHONE_NUMBER));
      expect(field()).toHaveFocus();
      expect(field()).toHaveValue('(555) 013-6677');
      await user.click(button(en.setup.sms.start));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    });
  });

  describe('while it waits for the code', () => {
    it('shows the number in groups that are easy to compare', async () => {
      const { user } = await start();
      await user.type(field(), '+447700900123{Enter}');
      expect(await screen.findByText(/\+44 7700 900123/)).toBeVisible();
    });

    it('keeps the number when the setup expires', async () => {
      const time = fakeTime();
      const { user, sandbox } = await start();
      await user.type(field(), `${phone}{Enter}`);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await time.advance(601_000);
      await screen.findByText(en.errors.ENROLLMENT_EXPIRED, {
        selector: '[data-mfa-part="notice-text"] *',
      });
      await user.click(button(en.setup.sms.start));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), sandbox.lastCode(phone));
      await waitFor(() => expect(status()).not.toBe('awaiting-code'));
      expect(callsOf(sandbox, 'enrollSMS')).toEqual([{ phoneNumber: phone }, { phoneNumber: phone }]);
    });

    it('returns to the number, which is still there and can be changed', async () => {
      const { sandbox, user } = await start();
      await user.type(field(), '5550136677{Enter}');
      await user.click(await screen.findByRole('button', { name: en.sent.changePhone }));
      expect(status()).toBe('ready');
      await countries();
      expect(field()).toHaveValue('+1 555 013 6677');
      expectNoLeak();
      await user.clear(field());
      await user.type(field(), '+447700900123{Enter}');
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(callsOf(sandbox, 'enrollSMS')).toEqual([
        { phoneNumber: '+15550136677' },
        { phoneNumber: '+447700900123' },
      ]);
      await user.type(codeField(), sandbox.outbox.at(-1)?.code ?? '');
      await screen.findByRole('checkbox', { name: /saved these codes/ });
      const { factors } = await sandbox.adapter.getStatus();
      expect(factors).toEqual([expect.objectContaining({ method: 'sms', destination: expect.stringMatching(/23$/) })]);
    });
  });
});

describe('<EmailSetup />', () => {
  it.each(['anna', 'anna@', '@example.com', 'anna@example', 'anna smith@example.com'])(
    "says that “%s” isn't an address before anything is sent, until it is changed",
    async (typed) => {
      const sandbox = sandboxWith();
      sandbox.signIn(anna.email);
      const { user } = show(<EmailSetup />, sandbox);
      const address = screen.getByLabelText(en.sent.emailLabel);
      await user.type(address, `${typed}{Enter}`);
      expect(address).toHaveAccessibleDescription(expect.stringContaining(en.sent.emailInvalid));
      expect(address).toBeInvalid();
      expect(address).toHaveFocus();
      expect(callsOf(sandbox, 'enrollEmail')).toEqual([]);
      await user.clear(address);
      expect(address).toBeValid();
      await user.type(address, 'anna@post.example{Enter}');
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    },
  );

  it("rejects something that isn't an address, instead of using the account's", async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<EmailSetup />, sandbox);
    await user.click(button(en.setup.email.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(callsOf(sandbox, 'enrollEmail')).toHaveLength(1);
  });

  it('keeps the address for changes, and out of every attribute', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<EmailSetup />, sandbox);
    watchSecrets(() => ['anna.private@example.org']);
    await user.type(screen.getByLabelText(en.sent.emailLabel), 'anna.private@example.org{Enter}');
    await user.click(await screen.findByRole('button', { name: en.sent.changeEmail }));
    expect(screen.getByLabelText(en.sent.emailLabel)).toHaveValue('anna.private@example.org');
    expectNoLeak();
  });
});

describe('the country of a phone number', () => {
  it('is the one that the host specifies', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<SmsSetup />, sandbox, { defaultCountry: 'NZ' });
    await waitFor(() => expect(screen.getByRole('combobox', { name: en.sent.phoneCountry })).toHaveValue('NZ'));
    await user.type(screen.getByLabelText(en.sent.phoneLabel), '021 555 0123{Enter}');
    await screen.findByText(/\+64/);
  });
});
