import { render } from '@testing-library/react';
import { type CSSProperties, type ReactElement, useState } from 'react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaChallengeDialog, MfaProvider, SmsSetup, useStepUp } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, phone, sandboxWith } from '../sandboxWith.js';
import '../../src/styles/index.css';

const dialog = page.getByRole('dialog', { name: en.reauth.title });
const element = (): HTMLElement => dialog.element() as HTMLElement;
const password = page.getByLabelText(en.reauth.label, { exact: true });
const layer = (): Element | null => document.querySelector('[data-mfa-part="dialog-layer"]');

/** A page of the host with a button that requires proof. */
function Page({ sandbox, onKeyDown }: { sandbox: Sandbox; onKeyDown?: () => void }): ReactElement {
  const { reauth, guard } = useStepUp();
  const [outcome, setOutcome] = useState('');
  const save = (): Promise<void> =>
    guard((proof) => sandbox.adapter.enrollEmail({ email: 'anna@new.example' }, proof && { proof })).then(
      () => setOutcome('saved'),
      ({ code }: { code: string }) => setOutcome(code),
    );
  return (
    <>
      <button type="button" onClick={() => void save()}>
        Save
      </button>
      <output>{outcome}</output>
      <MfaChallengeDialog reauth={reauth} onKeyDown={onKeyDown} />
    </>
  );
}

interface Around {
  style?: CSSProperties;
  dir?: string;
  /** The page is longer than the window. */
  long?: boolean;
  column?: boolean;
  reauth?: 'password' | 'code';
}

async function open({ style, dir, long, column, reauth = 'password' }: Around = {}) {
  const sandbox = sandboxWith({ totp: true }, { requireReauth: reauth });
  sandbox.signIn(anna.email);
  const shown = render(
    <MfaProvider adapter={sandbox.adapter}>
      <div style={style} dir={dir} data-column={column}>
        <Page sandbox={sandbox} />
      </div>
      {long ? <div style={{ blockSize: 4000 }} /> : null}
    </MfaProvider>,
  );
  const button = page.getByRole('button', { name: 'Save' }).element() as HTMLElement;
  button.focus();
  button.click(); // even if a header covers it
  await expect.element(dialog).toBeVisible();
  return { ...shown, sandbox };
}

/** Added to the page as a password manager does, which doesn't know what is below. */
function menuOfAPasswordManager(): { clicks: () => number; element: HTMLElement } {
  let clicks = 0;
  const menu = document.createElement('div');
  menu.textContent = 'Fill in anna@example.com';
  menu.style.cssText = 'position: fixed; inset: auto auto 0 0; z-index: 2147483647; background: gold; padding: 8px';
  menu.addEventListener('click', () => clicks++);
  document.documentElement.append(menu);
  onTestFinished(() => menu.remove());
  return { clicks: () => clicks, element: menu };
}

describe('the dialog of a step-up', () => {
  test('adds no style element, and leaves nothing on the body', async () => {
    const styles = document.querySelectorAll('style').length;
    const { unmount } = await open();
    expect(document.querySelectorAll('style')).toHaveLength(styles);
    unmount();
    await expect.poll(() => document.body.getAttribute('style') ?? '').toBe('');
    expect(document.body.hasAttribute('data-scroll-locked')).toBe(false);
    expect(document.querySelectorAll('[data-radix-focus-guard], [data-aria-hidden], [data-mfa-part]')).toHaveLength(0);
  });

  test('inherits variables and direction from where it is used', async () => {
    await open({ dir: 'rtl', style: { ['--mfa-dialog' as string]: 'rgb(1, 2, 3)' } });
    const { backgroundColor, direction } = getComputedStyle(element());
    expect({ backgroundColor, direction }).toEqual({ backgroundColor: 'rgb(1, 2, 3)', direction: 'rtl' });
    expect(element().lang).toBe(en.locale);
  });

  test.each<[string, CSSProperties]>([
    ['an ancestor that limits fixed elements', { transform: 'translateX(10px)', overflow: 'hidden', blockSize: 60 }],
    ['an ancestor below the rest of the page', { position: 'relative', zIndex: 0 }],
  ])('covers the page under %s', async (_, style) => {
    const header = document.createElement('header');
    header.style.cssText = 'position: fixed; inset: 0 0 auto; block-size: 40px; background: navy; z-index: 10';
    document.body.append(header);
    onTestFinished(() => header.remove());
    await open({ style });
    const { innerWidth: width, innerHeight: height } = window;
    expect(layer()?.getBoundingClientRect()).toMatchObject({ left: 0, top: 0, width, height });
    for (const [x, y] of [
      [5, 5],
      [width / 2, 20],
      [width - 5, height - 5],
    ] as const)
      expect(layer()?.contains(document.elementFromPoint(x, y))).toBe(true);
  });

  test('covers the page even if a column limits and centers everything in it', async () => {
    const sheet = document.createElement('style');
    sheet.textContent = '[data-column] > * { max-width: 20rem; margin-inline: auto; }';
    document.head.append(sheet);
    onTestFinished(() => sheet.remove());
    await open({ column: true });
    const { innerWidth: width, innerHeight: height } = window;
    expect(layer()?.getBoundingClientRect()).toMatchObject({ left: 0, top: 0, width, height });
  });

  test('lets the user click a password manager’s menu in the page, and stays open', async () => {
    const menu = menuOfAPasswordManager();
    await open();
    await password.fill('half of my pass');
    await userEvent.click(menu.element);
    expect(menu.clicks()).toBe(1);
    await expect.element(password).toHaveValue('half of my pass');
  });

  test("stays open on a click outside, which doesn't reach the page", async () => {
    await open();
    await password.fill('half of my pass');
    let reached = 0;
    document.querySelector('main, output')?.addEventListener('click', () => reached++);
    await userEvent.click(layer() as Element, { position: { x: 3, y: 3 } });
    expect(reached).toBe(0);
    await expect.element(password).toHaveValue('half of my pass');
    await expect.element(page.getByRole('status', { includeHidden: true })).toHaveTextContent('');
  });

  test('prevents the page behind it from scrolling', async () => {
    await open({ long: true });
    await userEvent.keyboard('{PageDown}{End}');
    element().dispatchEvent(new WheelEvent('wheel', { deltaY: 600, bubbles: true, cancelable: true }));
    expect(getComputedStyle(document.documentElement).overflow).toBe('hidden');
    expect(window.scrollY).toBe(0);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(getComputedStyle(document.documentElement).overflow).toBe('visible');
  });

  test('returns the focus to where it was', async () => {
    await open();
    await expect.element(password).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Save' })).toHaveFocus();
  });

  test('keeps Tab inside', async () => {
    await open();
    for (let i = 0; i < 6; i++) {
      await userEvent.keyboard('{Tab}');
      expect(element().contains(document.activeElement)).toBe(true);
    }
  });

  test('ignores the Escape that ends a composition', async () => {
    await open();
    const key = { key: 'Escape', bubbles: true, cancelable: true };
    password.element().dispatchEvent(new KeyboardEvent('keydown', { ...key, isComposing: true }));
    password.element().dispatchEvent(new KeyboardEvent('keydown', { ...key, keyCode: 229 }));
    await expect.element(dialog).toBeVisible();
  });

  test('notifies the backend of a challenge that is canceled with Escape', async () => {
    const { sandbox } = await open({ reauth: 'code' });
    await expect.element(page.getByLabelText(en.code.label(6))).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(sandbox.calls.filter(({ name }) => name === 'cancel')).toHaveLength(1);
  });
});

test('leaves a setup under the prompt unchanged, with everything that was typed', async () => {
  const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
  sandbox.signIn(anna.email);
  render(
    <MfaProvider adapter={sandbox.adapter}>
      <SmsSetup />
    </MfaProvider>,
  );
  const number = page.getByLabelText(en.sent.phoneLabel, { exact: true });
  await number.fill(phone);
  const digits = (): string =>
    (page.getByLabelText(en.sent.phoneLabel, { exact: true }).elements()[0] as HTMLInputElement).value.replace(
      /\D/g,
      '',
    );
  await userEvent.keyboard('{Enter}');
  await expect.element(password).toHaveFocus();
  expect(digits()).toBe(phone.slice(1));
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(number).toBeEnabled();
  expect(digits()).toBe(phone.slice(1));
});
