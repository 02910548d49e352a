import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CodeInput } from '../../../src/parts/code/CodeInput.js';
import { watchSecrets } from '../../leakCheck.js';

const field = () => screen.getByRole<HTMLInputElement>('textbox');

test('is one input, which password managers and keyboards recognize as a one-time code', () => {
  render(<CodeInput label="6-digit code" />);
  expect(field()).toHaveAttribute('type', 'text');
  expect(field()).toHaveAttribute('inputmode', 'numeric');
  expect(field()).toHaveAttribute('autocomplete', 'one-time-code');
  expect(field()).toHaveAttribute('autocapitalize', 'off');
  expect(field()).toHaveAttribute('spellcheck', 'false');
  expect(field()).toHaveAttribute('name', 'otp-code');
  expect(field()).not.toHaveAttribute('pattern');
  expect(field()).not.toHaveAttribute('data-1p-ignore');
  expect(field()).not.toHaveAttribute('data-bwignore');
});

test('is named only by its label, before and after typing', async () => {
  render(<CodeInput label="6-digit code" />);
  expect(field()).toHaveAccessibleName('6-digit code');
  await userEvent.type(field(), '471902');
  expect(field()).toHaveAccessibleName('6-digit code');
  expect(screen.getByRole('textbox')).toBe(field());
});

test('is described by its hint and its error, and is invalid while there is one', () => {
  const { rerender } = render(<CodeInput label="6-digit code" hint="From your app" required />);
  expect(field()).toHaveAccessibleDescription('From your app');
  expect(field()).not.toHaveAttribute('aria-invalid');
  expect(field()).toBeRequired();
  rerender(<CodeInput label="6-digit code" hint="From your app" error="Too short" required />);
  expect(field()).toHaveAccessibleDescription('From your app Too short');
  expect(field()).toBeInvalid();
});

test('its error is announced in a live region that already existed', () => {
  const { container, rerender } = render(<CodeInput label="6-digit code" />);
  const region = container.querySelector('[aria-live]');
  expect(region).toHaveTextContent('');
  rerender(<CodeInput label="6-digit code" error="Too short" />);
  expect(region).toHaveTextContent('Too short');
});

test('shows a slot for each digit, in two halves if the length allows', () => {
  const { container, rerender } = render(<CodeInput label="Code" />);
  const halves = () =>
    [...container.querySelectorAll('[data-mfa-part="code-slot"]')]
      .map((slot) => (slot.hasAttribute('data-ends-group') ? '_ ' : '_'))
      .join('');
  expect(halves()).toBe('___ ___');
  rerender(<CodeInput label="Code" length={8} />);
  expect(halves()).toBe('____ ____');
  rerender(<CodeInput label="Code" length={4} />);
  expect(halves()).toBe('____');
});

test('the code is visible only in marked slots', async () => {
  watchSecrets(() => ['471902']);
  const onComplete = vi.fn();
  render(<CodeInput label="6-digit code" onValueComplete={onComplete} />);
  await userEvent.type(field(), '471902');
  expect(onComplete).toHaveBeenCalledExactlyOnceWith('471902');
  expect(field().closest('[data-mfa-sensitive]')).toHaveClass('rr-block', 'ph-no-capture');
});

test("a host that rerenders doesn't affect what is typed", async () => {
  const { rerender } = render(<CodeInput label="6-digit code" />);
  await userEvent.type(field(), '12');
  rerender(<CodeInput label="Code" error="Wrong" readOnly />);
  rerender(<CodeInput label="Code" />);
  await userEvent.type(field(), '34');
  expect(field()).toHaveValue('1234');
});
