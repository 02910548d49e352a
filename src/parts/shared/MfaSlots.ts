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

/** A component in the place of a part. It takes the part's props, and hands `ref` to its root element. */
export type MfaSlot<Props, Root> = ComponentType<Props & RefAttributes<Root>>;

/**
 * Your own components in the place of ours, wherever the part stands: in every screen, and inside other parts too. A
 * component that renders the part it replaces gets ours, so that it can wrap it. In React 18 write it with `forwardRef`.
 * Declare it outside of render: a component that is new at each render loses what was typed.
 */
export interface MfaSlots {
  Button?: MfaSlot<ButtonProps, HTMLButtonElement> | undefined;
  Checkbox?: MfaSlot<CheckboxProps, HTMLDivElement> | undefined;
  CodeInput?: MfaSlot<CodeInputProps, HTMLDivElement> | undefined;
  /**
   * Something to answer over the page: step-up, a proof that a change needs, the question before a removal. It is rendered
   * only while it is open.
   */
  Dialog?: MfaSlot<DialogProps, HTMLDivElement> | undefined;
  Icon?: MfaSlot<IconProps, SVGSVGElement> | undefined;
  Notice?: MfaSlot<NoticeProps, HTMLDivElement> | undefined;
  PhoneInput?: MfaSlot<PhoneInputProps, HTMLDivElement> | undefined;
  RadioGroup?: MfaSlot<RadioGroupProps, HTMLFieldSetElement> | undefined;
  Screen?: MfaSlot<ScreenProps, HTMLElement> | undefined;
  TextField?: MfaSlot<TextFieldProps, HTMLDivElement> | undefined;
}
