import { expect, test } from 'vitest';
import { MfaEnrollment } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  clicks,
  codeOfKey,
  isInside,
  logsIn,
  offers,
  reads,
  sandboxWith,
  savesCodes,
  show,
  types,
} from './stage.js';

test('a second step is recommended, but there is no time for it today', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'recommended' } });
  await logsIn(sandbox);
  await reads(/It only takes a few minutes/);
  await clicks(en.enrollment.skip);
  await isInside();
  expect(callsOf(sandbox, 'enrollTOTP')).toBe(0);
});

test('a second step is required: the screen says so and why, and has no “Not now”', async () => {
  await logsIn(sandboxWith({}, { policy: { enrollment: 'required' } }));
  await reads(en.enrollment.required);
  for (const benefit of en.enrollment.benefits) await reads(benefit);
  expect(offers(en.enrollment.skip)).toBe(false);
});

test('a second method is useful, and is added at once', async () => {
  const sandbox = sandboxWith({}, { policy: { methods: ['totp', 'email'] } });
  sandbox.signIn(anna.email);
  show(<MfaEnrollment />, sandbox);
  await clicks(en.enrollment.start);
  await clicks(new RegExp(`^${en.methods.totp.title}`));
  await types(await codeOfKey(sandbox));
  await savesCodes();
  await reads(en.enrollment.addAnotherReason);
  await clicks(en.enrollment.addAnother);
  await clicks(/^Email/);
  await clicks(en.setup.sms.start);
  await reads(/We sent a code/);
  await types(sandbox.lastCode());
  const methods = async () => (await sandbox.adapter.getStatus()).factors?.map(({ method }) => method);
  await expect.poll(methods).toEqual(['totp', 'email']);
});
