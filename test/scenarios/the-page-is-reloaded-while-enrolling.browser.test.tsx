import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { clicks, codeOfKey, isInside, logsIn, reads, sandboxWith, savesCodes, types } from './stage.js';

test('the page is reloaded during the setup of an app: it starts again, and says what to do with the old entry', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
  const { leave } = await logsIn(sandbox);
  await clicks(en.enrollment.start);
  const scannedBefore = await codeOfKey(sandbox);
  leave();

  await logsIn(sandbox);
  await clicks(en.enrollment.start);
  await reads(en.totp.earlierEntry);
  const code = await codeOfKey(sandbox);
  expect(code).not.toBe(scannedBefore);
  await types(code);
  await savesCodes();
  await isInside();
});
