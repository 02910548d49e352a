import { render } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { expect, onTestFinished, vi } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { type MfaAdapter, MfaFlow, type MfaLoginResult, MfaProvider, type MfaProviderProps } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, codeOf, phone, sandboxWith } from '../sandboxWith.js';
import '../../src/styles/index.css';

export { anna, codeOf, phone, sandboxWith };

type Options = Partial<Omit<MfaProviderProps, 'children'>>;

export interface Shown {
  /** Renders another screen under the same provider. */
  again(ui: ReactElement): void;
  leave(): void;
}

/** Renders a drop-in as a host does. */
export function show(ui: ReactElement, { adapter }: { adapter: MfaAdapter }, options: Options = {}): Shown {
  const within = (content: ReactElement): ReactElement => (
    <MfaProvider adapter={adapter} issuer="Harbour" support={<p>Call the Harbour desk.</p>} {...options}>
      {content}
    </MfaProvider>
  );
  const { rerender, unmount } = render(within(ui));
  return { again: (content) => rerender(within(content)), leave: unmount };
}

/** A host app: a sign-in form, the second step, and a page behind them. */
function Harbour({ login }: { login: () => Promise<MfaLoginResult> }): ReactElement {
  const [result, setResult] = useState<MfaLoginResult>();
  const [inside, setInside] = useState(false);
  const over = (): void => setResult(undefined);
  if (inside) return <h1>Welcome, Anna</h1>;
  if (result) return <MfaFlow result={result} onComplete={() => setInside(true)} onRestart={over} onCancel={over} />;
  return (
    <button type="button" onClick={async () => setResult(await login())}>
      Log in
    </button>
  );
}

/** Anna opens the app and enters her password. */
export async function signIn({ adapter }: Pick<Sandbox, 'adapter'>, options?: Options): Promise<Shown> {
  const shown = show(<Harbour login={() => adapter.login(anna)} />, { adapter }, options);
  await clickButton('Log in');
  return shown;
}

export const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
export const field = (label: string | RegExp = en.code.label(6)): Locator =>
  page.getByLabelText(label, { exact: true });
export const textIn = (label?: string | RegExp): string => (field(label).element() as HTMLInputElement).value;

export const clickButton = (name: string | RegExp): Promise<void> => button(name).click();
/** For a button that is waiting and says so: it can still be clicked. */
export const forceClick = (name: string | RegExp): Promise<void> => button(name).click({ force: true });
export const tickCheckbox = (name: string | RegExp): Promise<void> => page.getByRole('checkbox', { name }).click();
export const hasButton = (name: string | RegExp): boolean => button(name).elements().length > 0;

/** Chooses a method of the challenge, with the link to the only alternative or from the list. */
export async function chooseMethod(title: string): Promise<void> {
  const only = button(en.challenge.useBackupCode);
  const list = button(en.challenge.useAnotherMethod);
  await expect.element(only.or(list)).toBeVisible();
  if (only.elements().length) return only.click();
  await list.click();
  await clickButton(new RegExp(`^${title}`));
}

/** Key by key, replacing what is there. */
export async function enterText(text: string, label?: string | RegExp): Promise<void> {
  await field(label).click();
  await userEvent.keyboard(`{ControlOrMeta>}a{/ControlOrMeta}${text}`);
}

/** Whether the text is visible, and not just for screen readers. */
export const isTextVisible = (words: string | RegExp): boolean =>
  page
    .getByText(words)
    .elements()
    .some((element) => !element.closest('[data-mfa-part="announcer"]') && element.checkVisibility());

export async function expectText(words: string | RegExp): Promise<void> {
  await expect.poll(() => isTextVisible(words), { message: `to read “${words}”`, timeout: 8000 }).toBe(true);
}
export const expectSignedIn = (): Promise<void> => expectText('Welcome, Anna');

/** The code of an app that was set up with the key on screen. */
export async function codeOfKey(sandbox: Sandbox): Promise<string> {
  const key = page.getByText(/^([A-Z2-7]{4} ?)+$/);
  await expect.element(key).toBeInTheDocument();
  return sandbox.codeFor(key.element().textContent ?? '');
}

export async function saveCodes(): Promise<void> {
  await expectText(en.backupCodes.title);
  await tickCheckbox(en.backupCodes.saved);
  await clickButton(en.backupCodes.finish);
}

/** The calls of one method so far. */
export const callsOf = (sandbox: Sandbox, method: string): number =>
  sandbox.calls.filter(({ name }) => name === method).length;

/** Time passes for the page and the server while the tab sleeps and no timer runs. Then it wakes up. */
export function sleepFor(ms: number): void {
  const now = Date.now;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + ms);
  onTestFinished(() => clock.mockRestore());
  document.dispatchEvent(new Event('visibilitychange'));
}
