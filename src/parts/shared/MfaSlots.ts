'use client';
import type { ComponentType, RefAttributes } from 'react';
import type { CodeInputProps } from '../code/CodeInput.js';
import type { DialogProps } from '../feedback/Dialog.js';
import type { IconProps } from '../feedback/Icon.js';
import type { NoticeProps } from '../feedback/Notice.js';
import type { ScreenProps } from '../feedback/Screen.js';
import type { ButtonProps } from '../form/Button.js';
import type { CheckboxProps } from '../form/Checkbox.js';
import type { RadioGroupProps } from '../form/RadioGroup.js';
import type { TextFieldProps } from '../form/TextField.js';
import type { PhoneInputProps } from '../phone/PhoneInput.js';
import type { ApprovalStepProps } from './ApprovalStepProps.js';

/** A component that replaces a part. It has the part's props, and passes `ref` to its root element. */
export type MfaSlot<Props, Root> = ComponentType<Props & RefAttributes<Root>>;

/**
 * Your own components instead of built-in parts, wherever those parts appear: in every screen, and inside other parts
 * too. A component can wrap the part that it replaces: rendering that part inside it gives the built-in one. In React
 * 18, use `forwardRef`. Declare the component outside of render: a new component in each render would lose what the
 * user typed.
 */
export interface MfaSlots {
  /**
   * Shows a method that the user approves on another device: pass `ApprovalStep` from `@protekt/react-mfa/approval`.
   * There is no default, because most sign-in pages don't need its code.
   */
  Approval?: ComponentType<ApprovalStepProps> | undefined;
  /** Replaces every `Button`. */
  Button?: MfaSlot<ButtonProps, HTMLButtonElement> | undefined;
  /** Replaces every `Checkbox`: "Don't ask again on this device", "I have saved these codes". */
  Checkbox?: MfaSlot<CheckboxProps, HTMLDivElement> | undefined;
  /** Replaces the field for one-time codes. */
  CodeInput?: MfaSlot<CodeInputProps, HTMLDivElement> | undefined;
  /**
   * A dialog over the page: a step-up, the proof that a change requires, or the question before a removal. It is
   * rendered only while it is open.
   */
  Dialog?: MfaSlot<DialogProps, HTMLDivElement> | undefined;
  /** Replaces every `Icon`. */
  Icon?: MfaSlot<IconProps, SVGSVGElement> | undefined;
  /** Replaces every `Notice`. */
  Notice?: MfaSlot<NoticeProps, HTMLDivElement> | undefined;
  /** Replaces the field for a phone number. */
  PhoneInput?: MfaSlot<PhoneInputProps, HTMLDivElement> | undefined;
  /** Replaces every `RadioGroup`. */
  RadioGroup?: MfaSlot<RadioGroupProps, HTMLFieldSetElement> | undefined;
  /** Replaces the frame of every screen. Use {@link useScreenFocus} for its title. */
  Screen?: MfaSlot<ScreenProps, HTMLElement> | undefined;
  /** Replaces every `TextField`: backup codes, passwords, addresses, names. */
  TextField?: MfaSlot<TextFieldProps, HTMLDivElement> | undefined;
}
