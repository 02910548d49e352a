import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  clicks,
  field,
  isInside,
  logsIn,
  offers,
  phone,
  reads,
  sandboxWith,
  savesCodes,
  textIn,
  types,
} from './stage.js';

test('the wrong number was typed during enrollment, and is changed', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['sms'] } });
  await logsIn(sandbox);
  await clicks(en.enrollment.start);
  await types('+12133734259', en.sent.phoneLabel);
  await clicks(en.setup.sms.start);
  await reads(/We sent a code to/);
  await clicks(en.sent.changePhone);
  await expect.element(field(en.sent.phoneLabel)).toBeVisible();
  expect(textIn(en.sent.phoneLabel).replace(/\D/g, '')).toMatch(/2133734259$/);
  await types('+12133734253', en.sent.phoneLabel);
  await clicks(en.setup.sms.start);
  await expect.poll(() => sandbox.outbox.at(-1)?.to).toBe('+12133734253');
  await expect.element(field()).toBeVisible();
  await types(sandbox.lastCode('+12133734253'));
  await savesCodes();
  await isInside();
});

test('at sign-in, nobody can send the code to another number', async () => {
  await logsIn(sandboxWith({ sms: phone }));
  await reads(/We sent a code to/);
  expect(offers(/number/)).toBe(false);
});
