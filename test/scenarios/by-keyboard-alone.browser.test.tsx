import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import { codeOfKey, expectSignedIn, expectText, sandboxWith, signIn } from './stage.js';

/** Presses Tab until the button or checkbox with that name has the focus, as users without a mouse do. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 25; presses++) {
    const at = document.activeElement;
    if ((at?.closest('label') ?? at)?.textContent?.includes(name) || labelsOf(at).includes(name)) {
      if (at !== document.body) return;
    }
    await userEvent.keyboard('{Tab}');
  }
  throw new Error(`No Tab leads to “${name}”.`);
}
const labelsOf = (element: Element | null): string =>
  element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent).join(' ') : '';

test.each(['ltr', 'rtl'])('a whole enrollment with the keyboard alone, in a page that reads %s', async (dir) => {
  document.dir = dir;
  onTestFinished(() => {
    document.dir = '';
  });
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
  await signIn(sandbox);
  await expectText(en.enrollment.introTitle);
  await tabTo(en.enrollment.start);
  await userEvent.keyboard('{Enter}');
  const code = await codeOfKey(sandbox);
  await tabTo(en.code.label(6));
  await userEvent.keyboard(code.slice(0, 5));
  const slots = [...document.querySelectorAll('[data-mfa-part="code-slot"]')];
  expect(slots.map((slot) => slot.textContent).join('')).toContain(code.slice(0, 5));
  const lefts = slots.map((slot) => slot.getBoundingClientRect().left);
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  await userEvent.keyboard(code.slice(5));
  await expectText(en.backupCodes.title);
  await tabTo(en.backupCodes.saved);
  await userEvent.keyboard(' ');
  await tabTo(en.backupCodes.finish);
  await userEvent.keyboard('{Enter}');
  await expectSignedIn();
});
