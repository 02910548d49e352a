import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { TextField, type TextFieldProps } from '../../../src/parts/form/TextField.js';
import { useFailureFocus } from '../../../src/parts/form/useFailureFocus.js';
import { watchSecrets } from '../../leakCheck.js';

const attributes = {
  name: 'recovery-code',
  type: 'text',
  dir: 'ltr',
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
} as const;

test('passes the attributes for keyboards and password managers to its input', () => {
  render(<TextField label="Backup code" hint="As you saved it" {...attributes} />);
  const input = screen.getByRole('textbox', { name: 'Backup code' });
  expect(input).toHaveAccessibleDescription('As you saved it');
  expect(input).toHaveAttribute('autocomplete', 'off');
  expect(input).toHaveAttribute('autocapitalize', 'none');
  expect(input).toHaveAttribute('autocorrect', 'off');
  expect(input).toHaveAttribute('spellcheck', 'false');
  expect(input).toHaveAttribute('dir', 'ltr');
  expect(input).not.toHaveAttribute('inputmode');
});

/** A host's form, which counts refusals. */
function Refusable({ failures, ...props }: Pick<TextFieldProps, 'error' | 'invalid'> & { failures: number }) {
  const inputRef = useFailureFocus(failures);
  return <TextField {...props} inputRef={inputRef} label="Password" name="password" type="text" />;
}

test('gets the focus back, with its text selected, through useFailureFocus', async () => {
  const { rerender } = render(<Refusable failures={1} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  expect(input).not.toHaveFocus();
  await userEvent.type(input, 'secret');
  input.blur();
  rerender(<Refusable failures={2} error="Wrong" />);
  expect(input).toHaveFocus();
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 6]);
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription('Wrong');
});

test('is invalid if it has an error, unless `invalid` says otherwise', () => {
  const { rerender } = render(<Refusable failures={0} />);
  const input = screen.getByRole('textbox');
  expect(input).toBeValid();
  rerender(<Refusable failures={0} invalid />);
  expect(input).toBeInvalid();
  rerender(<Refusable failures={0} error="Wrong" />);
  expect(input).toBeInvalid();
  rerender(<Refusable failures={0} error="Saved on Monday" invalid={false} />);
  expect(input).toBeValid();
});

test('what is typed stays out of attributes and reaches onValueChange', async () => {
  watchSecrets(() => ['hunter2-hunter2']);
  const onValueChange = vi.fn();
  render(<TextField label="Password" name="password" type="text" onValueChange={onValueChange} />);
  await userEvent.type(screen.getByRole('textbox'), 'hunter2-hunter2');
  expect(onValueChange).toHaveBeenLastCalledWith('hunter2-hunter2');
  expect(screen.getByRole('textbox')).toHaveAttribute('data-mfa-sensitive');
});
