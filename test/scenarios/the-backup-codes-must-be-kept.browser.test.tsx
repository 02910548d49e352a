import { expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  codeOfKey,
  enterText,
  expectSignedIn,
  expectText,
  isTextVisible,
  sandboxWith,
  saveCodes,
  signIn,
} from './stage.js';

/** Anna has just set up her app, and sees her codes. */
async function openCodes(): Promise<void> {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
  await signIn(sandbox);
  await clickButton(en.enrollment.start);
  await enterText(await codeOfKey(sandbox));
  await expectText(en.backupCodes.title);
}

const shownCodes = (): string[] =>
  [...document.querySelectorAll('[data-mfa-part="backup-code-list"] li')].map((code) => code.textContent ?? '');

test('the user is in a hurry: Escape, “Continue” and closing the page warn about unsaved codes', async () => {
  await openCodes();
  await userEvent.keyboard('{Escape}');
  expect(shownCodes()).toHaveLength(10);
  await clickButton(en.backupCodes.finish);
  await expectText(en.backupCodes.notSaved);
  const closing = new Event('beforeunload', { cancelable: true });
  dispatchEvent(closing);
  expect(closing.defaultPrevented).toBe(true);
  await saveCodes();
  await expectSignedIn();
});

test('the clipboard refuses: the codes are selected, so that they can be copied by hand', async () => {
  const refusal = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  onTestFinished(() => refusal.mockRestore());
  await openCodes();
  await clickButton(en.backupCodes.copy);
  await expectText(en.backupCodes.copyFailed);
  const selected = String(getSelection());
  for (const code of shownCodes()) expect(selected).toContain(code);
});

test('downloaded, they are a text file with a neutral name, and its URL is revoked', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const dropped = vi.spyOn(URL, 'revokeObjectURL');
  const names: string[] = [];
  const noted = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  onTestFinished(() => [made, dropped, noted].forEach((spy) => void spy.mockRestore()));
  await openCodes();
  await clickButton(en.backupCodes.download);
  await expect.poll(() => dropped.mock.calls).toEqual([[made.mock.results[0]?.value]]);
  expect(names).toEqual(['backup-codes.txt']);
  const text = await new Response(made.mock.calls[0]?.[0] as Blob).text();
  for (const code of shownCodes()) expect(text).toContain(code);
  expect(isTextVisible(en.backupCodes.finish)).toBe(true);
});

test('they can be printed', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  onTestFinished(() => print.mockRestore());
  await openCodes();
  await clickButton(en.backupCodes.print);
  expect(print).toHaveBeenCalledOnce();
});
