'use client';
import { forwardRef, type ReactNode } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';

/** Props of {@link Button}: those of a `<button>`, and how it looks. */
export interface ButtonProps extends RootProps<'button'> {
  /** The label. */
  children: ReactNode;
  /**
   * How it looks: `primary` for the main action, `danger` for an action that removes something, `option` for a
   * full-width entry of a list to choose from.
   * @default 'secondary'
   */
  variant?: 'primary' | 'secondary' | 'link' | 'danger' | 'option' | undefined;
  /** Whether its action is still running. The button then shows a spinner, keeps the focus, and ignores clicks. */
  loading?: boolean | undefined;
  /** Whether it ignores clicks. It keeps the focus, and is announced as disabled. */
  disabled?: boolean | undefined;
}

const OwnButton: Part<ButtonProps, HTMLButtonElement> = /* @__PURE__ */ forwardRef(function Button(
  { variant = 'secondary', loading, disabled, onClick, children, type = 'button', ...rest },
  ref,
) {
  const inert = loading || disabled || undefined;
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      data-mfa-part={variant === 'option' ? 'factor-option' : 'button'}
      data-variant={variant === 'option' ? undefined : variant}
      data-busy={loading || undefined}
      aria-disabled={inert}
      onClick={(event) => {
        if (inert || event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
    </button>
  );
});

/**
 * A button that keeps the focus while it is disabled: the attribute `disabled` would drop the focus, so the button uses
 * `aria-disabled` and ignores clicks. It also ignores the second click of a double click, which could hit a button that
 * has just appeared in the same place. Renders a `<button type="button">` element.
 */
export const Button: Part<ButtonProps, HTMLButtonElement> = /* @__PURE__ */ slot('Button', OwnButton);
