import { TOTP } from 'otpauth';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { en } from '../words.js';
import { visit, withHost } from './host.js';
import {
  backupCodes,
  chooseApp,
  codeField,
  expectText,
  keyShown,
  newUser,
  openMethods,
  saveCodes,
  signUp,
} from './user.js';

withHost();

/** Every string in the page's memory after garbage collection, as in a heap dump. */
async function memoryOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  const { strings } = JSON.parse(chunks.join('')) as { strings: string[] };
  return strings;
}

test("once an app is set up, the page's memory contains neither its key, nor a code, nor the password", {
  timeout: 120_000,
}, async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await openMethods(page);
  await chooseApp(page, user);
  const shown = await keyShown(page);
  const key = shown.replaceAll(' ', '');
  const code = new TOTP({ secret: key }).generate();
  await codeField(page).pressSequentially(code);
  const codes = await backupCodes(page);
  await saveCodes(page);
  await expectText(page, en.settings.done.add);
  await expectText(page, /^On$/);
  const memory = await memoryOf(page);
  const holds = (text: string): boolean => memory.some((held) => held.includes(text));
  expect(holds(user.email)).toBe(true); // checks that the search works
  expect([key, shown, user.password, ...codes].filter(holds)).toEqual([]);
  expect(memory).not.toContain(code); // complete, because six digits can be part of any longer number
});
