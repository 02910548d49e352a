import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Checkbox } from '../../../src/parts/form/Checkbox.js';

test('its label is part of the target, and names what is selected', async () => {
  const onChange = vi.fn();
  render(<Checkbox label="I have saved these codes" name="saved" onValueChange={onChange} />);
  await userEvent.click(screen.getByText('I have saved these codes'));
  expect(screen.getByRole('checkbox', { name: 'I have saved these codes' })).toBeChecked();
  await userEvent.click(screen.getByRole('checkbox'));
  expect(onChange.mock.calls).toEqual([[true], [false]]);
});

test('says why it must be selected', () => {
  render(<Checkbox label="Saved" name="saved" required error="Save the codes first" />);
  const box = screen.getByRole('checkbox');
  expect(box).toBeInvalid();
  expect(box).toBeRequired();
  expect(box).toHaveAccessibleDescription('Save the codes first');
});
