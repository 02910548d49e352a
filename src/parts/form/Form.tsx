'use client';
import { forwardRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';

/** Props of {@link Form}. */
export interface FormProps extends RootProps<'form', 'onSubmit' | 'action' | 'method' | 'noValidate'> {
  /** The fields, and a submit button. */
  children: ReactNode;
  /** Called on submit with the values as the user entered them, unless `busy`. */
  onFormSubmit: (data: FormData) => void;
  /** Whether a submit is in progress. Further submits are ignored. */
  busy?: boolean | undefined;
}

/**
 * A form that never navigates. `method="post"` is for a submit before hydration, because a GET would put the code into
 * the URL. Renders a `<form>` element.
 */
export const Form: Part<FormProps, HTMLFormElement> = forwardRef(function Form(
  { onFormSubmit, busy, onKeyDown, children, ...rest },
  ref,
) {
  return (
    <form
      {...rest}
      ref={ref}
      data-mfa-part="form"
      method="post"
      noValidate
      aria-busy={busy || undefined}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation(); // React bubbles it through portals, to a form around our dialog
        if (!busy) onFormSubmit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
});

/** Safari fires the Enter that ends a composition after `compositionend`, marked only by key code 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
