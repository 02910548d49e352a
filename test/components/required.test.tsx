import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { EmailSetup, MfaChallenge, SmsSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { challengeOf, codeField, sandboxWith, show } from './screen.js';

const { sent } = en;
const { nameLabel } = en.enrollment;

it('announces the phone number as required, but not its name', async () => {
  show(<SmsSetup askName />, sandboxWith());
  expect(await screen.findByLabelText(sent.phoneLabel)).toBeRequired();
  expect(screen.getByLabelText(nameLabel)).not.toBeRequired();
});

it('announces no field as required if each can be left empty', async () => {
  show(<EmailSetup askName />, sandboxWith());
  expect(await screen.findByLabelText(sent.emailLabel)).not.toBeRequired();
  expect(screen.getByLabelText(nameLabel)).not.toBeRequired();
});

it('announces the code as required', async () => {
  const sandbox = sandboxWith({ totp: true });
  show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox);
  expect(codeField()).toBeRequired();
});
