import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { FactorPicker } from '../../../src/parts/form/FactorPicker.js';

const options = [
  { value: 'totp', title: 'Authenticator app', description: 'Works without signal', badge: 'Recommended' },
  { value: 'sms', title: 'Text message' },
];

test('is a named list of buttons with all the details', async () => {
  const onValueChange = vi.fn();
  render(<FactorPicker options={options} label="Methods" onValueChange={onValueChange} />);
  const list = screen.getByRole('list', { name: 'Methods' });
  const app = within(list).getByRole('button', { name: /Authenticator app.*Recommended.*Works without signal/ });
  await userEvent.click(app);
  await userEvent.click(screen.getByRole('button', { name: 'Text message' }));
  expect(onValueChange.mock.calls).toEqual([['totp'], ['sms']]);
});
