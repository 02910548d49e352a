import { screen, waitFor } from '@testing-library/react';
import { useId } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  BackupCodesPanel,
  type CheckboxProps,
  type CodeInputProps,
  MfaChallenge,
  type MfaSlots,
  type TextFieldProps,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { button, callsOf, challengeOf, chooseMethod, codeField, phone, sandboxWith, show } from './screen.js';

// Custom fields that know nothing but their props. None of them uses the ref for its root element.
function OwnTextField({ label, hint, error, invalid, inputRef, onValueChange, ...rest }: TextFieldProps) {
  const { name, type, readOnly } = rest;
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        {...{ id, name, type, readOnly }}
        ref={inputRef}
        aria-invalid={invalid}
        onChange={(event) => onValueChange?.(event.target.value)}
      />
      <span role="status">{error ?? hint}</span>
    </div>
  );
}
function OwnCodeInput({ name = 'otp-code', length = 6, onValueComplete, ...props }: CodeInputProps) {
  const take = (value: string): void => {
    props.onValueChange?.(value);
    if (value.length === length) onValueComplete?.(value);
  };
  return <OwnTextField {...props} name={name} type="text" onValueChange={take} />;
}
const OwnCheckbox = ({ label, error, invalid, inputRef, name, onValueChange }: CheckboxProps) => (
  <label>
    {label}
    <input
      ref={inputRef}
      type="checkbox"
      name={name}
      aria-invalid={invalid}
      onChange={(event) => onValueChange?.(event.target.checked)}
    />
    <span role="status">{error}</span>
  </label>
);
const slots: MfaSlots = { Checkbox: OwnCheckbox, CodeInput: OwnCodeInput, TextField: OwnTextField };

async function challenged() {
  const sandbox = sandboxWith({ sms: phone, backupCodes: true }, { limits: { resendSeconds: 0 } });
  const challenge = await challengeOf(sandbox);
  const onVerified = vi.fn();
  const challenged = { challenge, onVerified, slots, onRestart: () => undefined };
  const shown = show(<MfaChallenge {...challenged} />, sandbox);
  await screen.findByRole('button', { name: en.challenge.verify });
  return { sandbox, onVerified, ...shown };
}

describe('a custom field that ignores the ref of its root', () => {
  it('is invalid, focused and selected once a code is refused', async () => {
    const { user } = await challenged();
    const field = codeField();
    expect(field).toBeValid();
    await user.type(field, '000000');
    await waitFor(() => expect(field).toBeInvalid());
    expect(field).toHaveFocus();
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 6]);
    expect(screen.getByText(en.errors.INVALID_CODE)).toBeVisible();
    await user.keyboard('1'); // replaces it
    expect(field).toHaveValue('1');
    await user.click(button(en.challenge.verify));
    expect(await screen.findByText(en.code.tooShort(6))).toBeVisible();
    expect(field).toHaveFocus();
  });

  it('accepts a backup code', async () => {
    const { user } = await challenged();
    await chooseMethod(user, en.challenge.backupCodeLabel);
    await user.click(button(en.challenge.verify));
    const field = screen.getByLabelText(en.challenge.backupCodeLabel);
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    await user.type(field, 'wrong-codes');
    await user.click(button(en.challenge.verify));
    await screen.findByText(en.errors.INVALID_CODE);
    expect(field).toHaveFocus();
    expect(field).toBeInvalid();
  });

  it('sends a code that was complete before another one was sent', async () => {
    const { user, sandbox, onVerified } = await challenged();
    const held = sandbox.faults.hold('sendChallenge');
    await user.click(button(en.challenge.resend));
    await user.type(codeField(), sandbox.lastCode(phone) ?? '');
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(0);
    held.release();
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it("shows in its own place that the codes weren't saved", async () => {
    const codes = ['aaaaa-11111', 'bbbbb-22222'];
    const { user } = show(<BackupCodesPanel codes={codes} slots={slots} />, sandboxWith());
    await user.click(await screen.findByRole('button', { name: en.backupCodes.finish }));
    const box = screen.getByRole('checkbox');
    expect(box).toBeInvalid();
    expect(box).toHaveFocus();
  });
});
