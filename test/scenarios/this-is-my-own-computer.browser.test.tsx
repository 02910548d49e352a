import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import { clicks, codeOf, isInside, logsIn, reads, sandboxWith, ticks, types } from './stage.js';

test("on the user's own computer, the checkbox makes the next sign-in ask for no code", async () => {
  const sandbox = sandboxWith({ totp: true });
  const { leave } = await logsIn(sandbox);
  await reads(/^Don’t ask again on this device for 30.days$/);
  await ticks(/Don’t ask again/);
  await types(codeOf(sandbox));
  await isInside();
  leave();
  sandbox.signOut();
  await logsIn(sandbox);
  await isInside();
});

test("on a borrowed computer, the checkbox isn't selected, and the next sign-in asks again", async () => {
  const sandbox = sandboxWith({ totp: true });
  const { leave } = await logsIn(sandbox);
  await expect.element(page.getByRole('checkbox', { name: /Don’t ask again/ })).not.toBeChecked();
  await types(codeOf(sandbox));
  await isInside();
  leave();
  sandbox.signOut();
  await logsIn(sandbox);
  await reads(en.challenge.title.totp);
  await clicks(en.common.cancel);
});
