import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { MfaProvider, MfaSettings } from '../../src/index.js';
import '../../src/styles/index.css';
import '../font.js';
import { anna, phone, sandboxWith } from '../sandboxWith.js';
import { en } from '../words.js';

afterEach(cleanup);

const box = (element: Element | null | undefined): DOMRect => {
  if (!element) throw new Error('It is not on the page.');
  return element.getBoundingClientRect();
};
const button = (name: string): DOMRect => box(page.getByRole('button', { name, exact: true }).element());

async function showAt(width: number, getStatus?: () => Promise<never>): Promise<void> {
  await page.viewport(width, 800);
  const { adapter, signIn } = sandboxWith({ totp: true, sms: phone, passkey: true, backupCodes: true });
  signIn(anna.email);
  render(
    <MfaProvider adapter={getStatus ? { ...adapter, getStatus } : adapter}>
      <MfaSettings />
    </MfaProvider>,
  );
}

it('shows the actions of a method at the end of its row, each with its short label', async () => {
  await showAt(1280);
  await expect.element(page.getByRole('button', { name: en.settings.rename(en.methods.passkey.title) })).toBeVisible();
  const rows = page.getByRole('list', { name: en.settings.factorsTitle }).getByRole('listitem').elements();
  const row = box(rows[1]);
  const [rename, makeDefault, remove] = [
    button(en.settings.rename(en.methods.totp.title)),
    button(en.settings.makeDefault(en.methods.totp.title)),
    button(en.settings.remove(en.methods.totp.title)),
  ];
  expect(rows[1]?.textContent).toMatch(/Rename.*Make default.*Remove$/);
  expect([makeDefault.top, remove.top]).toEqual([rename.top, rename.top]);
  expect(row.right - remove.right).toBeLessThan(20);
  expect(row.height).toBeLessThan(80);
});

it('keeps the actions of a row together below the name on a phone', async () => {
  await showAt(375);
  await expect.element(page.getByRole('button', { name: en.settings.rename(en.methods.passkey.title) })).toBeVisible();
  const [title] = page.getByText(en.methods.totp.title, { exact: true }).elements();
  const rename = button(en.settings.rename(en.methods.totp.title));
  expect(rename.top).toBeGreaterThan(box(title).bottom);
  expect(button(en.settings.remove(en.methods.totp.title)).top).toBe(rename.top);
  expect(document.documentElement.scrollWidth).toBe(375);
});

it('breaks no date, no name and no row of actions on the smallest phone', async () => {
  await showAt(320);
  await expect.element(page.getByRole('button', { name: en.settings.rename(en.methods.passkey.title) })).toBeVisible();
  const list = page.getByRole('list', { name: en.settings.factorsTitle });
  for (const fact of list.element().querySelectorAll('[data-mfa-part="fact"]'))
    expect(fact.getClientRects(), fact.textContent).toHaveLength(1);
  for (const row of list.getByRole('listitem').elements()) {
    const tops = [...row.querySelectorAll('button')].map((each) => box(each).top);
    expect(new Set(tops).size, row.textContent).toBe(1);
  }
  const title = box(page.getByRole('heading', { name: en.settings.title }).element());
  const badge = box(page.getByText(en.settings.badge.on, { exact: true }).element());
  expect(title.height).toBeLessThan(40);
  expect(Math.abs(title.top + title.height / 2 - (badge.top + badge.height / 2))).toBeLessThan(3);
  expect(document.documentElement.scrollWidth).toBe(320);
});

it('reserves the space of the rows while they load', async () => {
  await showAt(1280, () => new Promise(() => {}));
  await expect.element(page.getByText(en.settings.loading)).toBeVisible();
  // positions within the screen, so that movement of the screen doesn't count
  const place = (element: Element | null): number[] =>
    element instanceof HTMLElement ? [element.offsetTop, element.offsetHeight] : [];
  const places = (): number[][] =>
    ['section-title', 'factors'].map((part) => place(document.querySelector(`[data-mfa-part="${part}"]`)));
  const before = places();
  cleanup();
  await showAt(1280);
  await expect.element(page.getByRole('button', { name: en.settings.rename(en.methods.passkey.title) })).toBeVisible();
  expect(before.flat()).toHaveLength(4);
  expect(places()).toEqual(before);
});

it('has a title of one size on a phone, before and after it has loaded', async () => {
  const size = (): string =>
    getComputedStyle(page.getByRole('heading', { name: en.settings.title }).element()).fontSize;
  await showAt(320, () => new Promise<never>(() => undefined));
  const loading = size();
  cleanup();
  await showAt(320);
  await expect.element(page.getByText(en.settings.badge.on, { exact: true })).toBeVisible();
  expect(size()).toBe(loading);
});
