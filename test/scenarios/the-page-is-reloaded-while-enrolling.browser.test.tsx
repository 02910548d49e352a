import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  codeOfKey,
  enterText,
  expectSignedIn,
  expectText,
  sandboxWith,
  saveCodes,
  signIn,
} from './stage.js';

test('the page is reloaded during the setup of an app: it starts again, and says what to do with the old entry', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
  const { leave } = await signIn(sandbox);
  await clickButton(en.enrollment.start);
  const scannedBefore = await codeOfKey(sandbox);
  leave();

  await signIn(sandbox);
  await clickButton(en.enrollment.start);
  await expectText(en.totp.earlierEntry);
  const code = await codeOfKey(sandbox);
  expect(code).not.toBe(scannedBefore);
  await enterText(code);
  await saveCodes();
  await expectSignedIn();
});
