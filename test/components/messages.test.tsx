import { act, screen, waitFor } from '@testing-library/react';
import { createElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { MfaPolicyPanel } from '../../src/admin.js';
import { MfaChallenge, type MfaMessagesPatch, MfaProvider, MfaSettings, TotpSetup } from '../../src/index.js';
import { ar } from '../locales/ar.js';
import { arAccount } from '../locales/ar-account.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import { en } from '../words.js';
import { anna, button, callsOf, challengeOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';

const everything = { totp: true, sms: phone, backupCodes: true };

/** The texts of the screen, without those of the user or the backend. */
const shownText = (): string => (root().textContent ?? '').replace(/[\u2066-\u2069]/g, '').replace(anna.email, '');

async function account(messages: MfaMessagesPatch, element = <MfaSettings />) {
  const sandbox = sandboxWith(everything);
  sandbox.signIn(anna.email);
  const shown = show(element, sandbox, { messages });
  await waitFor(() => expect(status()).toBe('overview'));
  await screen.findByRole('list');
  return { ...shown, sandbox };
}

describe('a single text', () => {
  it('of the provider is changed, and the others stay English', async () => {
    const sandbox = sandboxWith({ totp: true });
    const messages = { challenge: { verify: 'Go', title: { totp: 'Code, please' } } };
    show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox, { messages });
    expect(button('Go')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Code, please' })).toBeVisible();
    expect(button(en.challenge.useBackupCode)).toBeVisible();
  });

  it("of a drop-in is changed only there, overrides the provider’s, and doesn't become an attribute", async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const own = { challenge: { verify: 'Unlock' } };
    const both = (
      <>
        <MfaChallenge challenge={challenge} messages={own} onRestart={() => {}} />
        <MfaChallenge challenge={challenge} onRestart={() => {}} />
      </>
    );
    const messages = { challenge: { verify: 'Go', useBackupCode: 'Backup' } };
    const { container } = show(both, sandbox, { messages });
    expect(screen.getAllByRole('button', { name: 'Unlock' })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Go' })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Backup' })).toHaveLength(2);
    expect(container.querySelector('[messages]')).toBeNull();
  });

  it.each([
    ['the provider', { settings: { title: 'Safety' } }, undefined],
    ['the drop-in', {}, { settings: { title: 'Safety' } }],
    ['both', { settings: { title: 'Not this' } }, { settings: { title: 'Safety' } }],
  ])('of settings, which load later, is changed by %s', async (_, provider, own) => {
    await account(provider, <MfaSettings messages={own} />);
    expect(screen.getByRole('heading', { name: 'Safety' })).toBeVisible();
    expect(button(en.settings.disable)).toBeVisible();
  });

  it("doesn't affect what is inherited from the prototype", async () => {
    const sandbox = sandboxWith({ totp: true });
    const messages = Object.create({ challenge: { verify: 'Go' } }) as MfaMessagesPatch;
    show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox, { messages });
    expect(button(en.challenge.verify)).toBeVisible();
  });
});

describe('messages that change between renders', () => {
  it('restart nothing, and are shown', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const told = vi.fn();
    const element = (verify: string) => (
      <MfaChallenge
        challenge={challenge}
        onRestart={told}
        messages={{ challenge: { verify }, common: { retryIn: (wait) => `Wait ${wait}` } }}
      />
    );
    const { user, show: rerender } = show(element('Go'), sandbox);
    await user.type(codeField(), '123');
    const field = codeField();
    rerender(element('Go'), { messages: { challenge: { useBackupCode: 'Backup' } } });
    rerender(element('Unlock'), { messages: { challenge: { useBackupCode: 'Rescue' } } });
    expect(button('Unlock')).toBeVisible();
    expect(button('Rescue')).toBeVisible();
    expect(codeField()).toBe(field);
    expect(field).toHaveValue('123');
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(0);
    expect(told).not.toHaveBeenCalled();
  });

  it('load settings once per language, even if the function is new in each render', async () => {
    const loadAccount = vi.fn(async () => arAccount);
    const inline = () => ({ ...ar, loadAccount: () => loadAccount() });
    const { show: rerender } = await account(inline());
    rerender(<MfaSettings />, { messages: inline() });
    rerender(<MfaSettings />, { messages: inline() });
    expect(screen.getByRole('heading', { name: arAccount.settings.title })).toBeVisible();
    expect(loadAccount).toHaveBeenCalledOnce();
  });

  it('change the language of settings that are already shown', async () => {
    const { show: rerender } = await account({});
    rerender(<MfaSettings />, { messages: ar });
    expect(await screen.findByRole('heading', { name: arAccount.settings.title })).toBeVisible();
    expect(root()).toHaveAttribute('lang', 'ar');
  });
});

describe('another language', () => {
  it('is used for all of sign-in, and the direction comes from the page', async () => {
    const sandbox = sandboxWith(everything);
    const challenge = await challengeOf(sandbox);
    const { user } = show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, sandbox, { messages: ar });
    expect(root()).toHaveAttribute('lang', 'ar');
    expect(root()).not.toHaveAttribute('dir');
    expect(shownText()).not.toMatch(/[a-z]/i);
    await user.click(button(ar.challenge.verify));
    expect(root()).toHaveTextContent(ar.code.empty(6));
    await user.type(screen.getByRole('textbox'), sandbox.wrongCode());
    await screen.findByText(ar.errors.INVALID_CODE);
    expect(shownText()).not.toMatch(/[a-z]/i);
    await user.click(button(ar.challenge.useAnotherMethod));
    expect(shownText().replace(/[\w.•]+@[\w.•]+/g, '')).not.toMatch(/[a-z]/i);
  });

  it('is used for all of settings, including dates', async () => {
    const { user } = await account(ar);
    const own = [anna.email, en.methods.passkey.title].join('|');
    expect(
      shownText()
        .replace(new RegExp(own, 'g'), '')
        .replace(/[\w.•]+@[\w.•]+/g, ''),
    ).not.toMatch(/[a-z]/i);
    const today = new Intl.DateTimeFormat('ar', { dateStyle: 'medium' }).format(Date.now());
    expect(screen.getAllByText((text) => text.includes(arAccount.settings.added(today))).length).toBeGreaterThan(0);
    await user.click(button(arAccount.settings.disable));
    expect(shownText()).not.toMatch(/[a-z]/i);
  });

  it.each([
    [1, 'المتبقي: رمز احتياطي واحد.'],
    [2, 'المتبقي: رمزان احتياطيان.'],
    [4, 'المتبقي: ٤ رموز احتياطية.'],
    [11, 'المتبقي: ١١ رمزًا احتياطيًا.'],
    [100, 'المتبقي: ١٠٠ رمز احتياطي.'],
  ])('uses its own plural forms: %i', (count, text) => {
    const digits = (words: string): string => words.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
    expect(digits(ar.backupCodes.remaining(count))).toBe(digits(text));
  });

  it.each(['ar', 'de', 'zh-Hant'])('lists methods in %s, even without Intl.ListFormat', async (locale) => {
    const names = [en.methods.totp.title, en.methods.sms.title];
    for (const ListFormat of [Intl.ListFormat, undefined]) {
      const expected = ListFormat ? new ListFormat(locale).format(names) : names.join(', ');
      vi.stubGlobal('Intl', Object.assign(Object.create(Intl), { ListFormat }));
      const sandbox = sandboxWith();
      const { user, unmount } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox, { messages: { locale } });
      await user.click(await screen.findByRole('radio', { name: new RegExp(`^${en.admin.strength.required}`) }));
      await sandbox.admin.setPolicy({ enabled: true, methods: ['totp', 'sms'], enrollment: 'optional' });
      act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      expect(await screen.findByText(`${en.admin.methods}: ${expected}`)).toBeVisible();
      unmount();
      vi.unstubAllGlobals();
    }
  });
});

describe('invalid messages', () => {
  const throwing = (messages: unknown): (() => unknown) => {
    const { adapter } = sandboxWith();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    return () => show(<TotpSetup />, { adapter }, { messages: messages as MfaMessagesPatch });
  };

  it.each([
    [{ common: { retryIn: 'soon' } }, /messages\.common\.retryIn must be a function, not a string/],
    [{ challenge: { verify: () => 'Go' } }, /messages\.challenge\.verify must be a string, not a function/],
    [{ challenge: 'Go' }, /messages\.challenge must be an object, not a string/],
    [{ enrollment: { benefits: 'Safe' } }, /messages\.enrollment\.benefits must be a list, not a string/],
    [{ challenge: { verify: null } }, /messages\.challenge\.verify must be a string, not null/],
    [{ locale: 'pt_BR' }, /messages\.locale "pt_BR" isn't a BCP 47 tag/],
  ])('cause an error that explains it: %j', (messages, sentence) => {
    expect(throwing(messages)).toThrow(sentence);
  });

  it('of settings that fail to load can be loaded again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const loadAccount = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(arAccount);
    const sandbox = sandboxWith(everything);
    sandbox.signIn(anna.email);
    const onError = vi.fn();
    const { user } = show(<MfaSettings id="account" />, sandbox, { messages: { ...ar, loadAccount }, onError });
    expect(await screen.findByRole('heading', { name: ar.common.loadFailedTitle })).toHaveFocus();
    expect(root()).toHaveAttribute('id', 'account');
    expect(onError.mock.calls.map(([{ operation, code }]) => [operation, code])).toEqual([['load', 'NETWORK']]);
    await user.click(button(ar.common.tryAgain));
    expect(await screen.findByRole('heading', { name: arAccount.settings.title })).toBeVisible();
  });

  it('cause an error if a module is passed instead of its export', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const loadAccount = (async () => ({ arAccount })) as unknown as typeof ar.loadAccount;
    const seen = uncaughtErrors(); // React 18 throws it, React 19 reports it
    const listen = (event: ErrorEvent): void => {
      seen.push(event.error);
      event.preventDefault();
    };
    window.addEventListener('error', listen);
    const { adapter } = sandboxWith();
    const wrapped = createElement(MfaProvider, { adapter, messages: { loadAccount } }, <MfaSettings />);
    show(wrapped, { adapter });
    await waitFor(() => expect(seen.join()).toContain('messages.loadAccount() resolved with something other'));
    window.removeEventListener('error', listen);
  });
});
