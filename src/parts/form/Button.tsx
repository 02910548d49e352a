'use client';
import { forwardRef, type ReactNode } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';

/** Props of {@link Button}: those of a `<button>`, and how it looks. */
export interface ButtonProps extends RootProps<'button', 'disabled'> {
  children: ReactNode;
  /** @default 'secondary' */
  variant?: 'primary' | 'secondary' | 'link' | 'danger' | undefined;
  /** Whether what it started is still running: it shows a spinner and ignores clicks. */
  busy?: boolean | undefined;
  /** Whether it ignores clicks for now. */
  blocked?: boolean | undefined;
}

const OwnButton: Part<ButtonProps, HTMLButtonElement> = /* @__PURE__ */ forwardRef(function Button(
  { variant = 'secondary', busy, blocked, onClick, children, type = 'button', ...rest },
  ref,
) {
  const inert = busy || blocked || undefined;
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      data-mfa-part="button"
      data-variant={variant}
      data-busy={busy || undefined}
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
 * A button that keeps the focus when it cannot be used: `disabled` would drop it to the page, so it is
 * `aria-disabled` and its clicks go nowhere. So does the second one of a double click: it may hit what the first has just
 * put in this place, unread. Renders a `<button type="button">` element.
 */
export const Button: Part<ButtonProps, HTMLButtonElement> = /* @__PURE__ */ slot('Button', OwnButton);
