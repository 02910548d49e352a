import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  sandboxWith,
  signIn,
  tickCheckbox,
} from './stage.js';

test("on the user's own computer, the checkbox makes the next sign-in ask for no code", async () => {
  const sandbox = sandboxWith({ totp: true });
  const { leave } = await signIn(sandbox);
  await expectText(/^Don’t ask again on this device for 30.days$/);
  await tickCheckbox(/Don’t ask again/);
  await enterText(codeOf(sandbox));
  await expectSignedIn();
  leave();
  sandbox.signOut();
  await signIn(sandbox);
  await expectSignedIn();
});

test("on a borrowed computer, the checkbox isn't selected, and the next sign-in asks again", async () => {
  const sandbox = sandboxWith({ totp: true });
  const { leave } = await signIn(sandbox);
  await expect.element(page.getByRole('checkbox', { name: /Don’t ask again/ })).not.toBeChecked();
  await enterText(codeOf(sandbox));
  await expectSignedIn();
  leave();
  sandbox.signOut();
  await signIn(sandbox);
  await expectText(en.challenge.title.totp);
  await clickButton(en.common.cancel);
});
