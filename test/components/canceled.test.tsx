import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MfaPolicyPanel, MfaUserReset } from '../../src/admin.js';
import { MfaSettings } from '../../src/index.js';
import { en } from '../words.js';
import { anna, button, root, sandboxWith, show, status } from './screen.js';

const canceled = (): Promise<never> => Promise.reject(new DOMException('', 'AbortError'));
const quiet = (): void => {
  expect(root()).not.toHaveTextContent(en.errors.CANCELLED);
  expect(root().querySelector('[data-tone="error"]')).toBeNull();
};

it('shows no error for a policy whose save was canceled, and keeps the edits', async () => {
  const sandbox = sandboxWith();
  const { user } = show(<MfaPolicyPanel admin={{ ...sandbox.admin, setPolicy: canceled }} />, sandbox);
  await user.click(await screen.findByRole('checkbox', { name: en.methods.sms.title }));
  await user.click(button(en.admin.save));
  await waitFor(() => expect(status()).toBe('editing'));
  quiet();
});

it('shows no error for a canceled reset', async () => {
  const sandbox = sandboxWith({ totp: true });
  const { id } = sandbox.user(anna.email);
  const { user } = show(<MfaUserReset admin={{ ...sandbox.admin, disableMFA: canceled }} />, sandbox);
  await user.type(await screen.findByLabelText(en.admin.user), `${id}{Enter}`);
  await user.type(await screen.findByLabelText(en.admin.reason), 'Lost the phone');
  await user.type(screen.getByLabelText(en.admin.typeUser(id)), id);
  await user.click(button(en.admin.reset));
  await waitFor(() => expect(status()).toBe('found'));
  quiet();
});

it('shows no error for a canceled removal', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.signIn(anna.email);
  const { user } = show(<MfaSettings />, { adapter: { ...sandbox.adapter, removeFactor: canceled } });
  await user.click(await screen.findByRole('button', { name: en.settings.remove(en.methods.totp.title) }));
  await user.click(await screen.findByRole('button', { name: en.settings.removeConfirm }));
  await waitFor(() => expect(status()).toBe('overview'));
  quiet();
});
