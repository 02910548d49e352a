'use client';
import { forwardRef, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../form/Button.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import { dialogWindow } from './dialogWindowChunk.js';
import { Icon } from './Icon.js';
import { useFocusReturn } from './useFocusReturn.js';

/** Props of a component in the slot `Dialog`. The component is rendered only while the dialog is open. */
export interface DialogProps extends RootProps<'div'> {
  /** The accessible name. Use it as `aria-label`, because the screen inside has its own title. */
  label: string;
  /**
   * Call it on Escape, except while an input method is composing. Don't call it on a click outside, which would lose a
   * half-typed code. The screen inside has its own buttons, and the focus returns automatically when the dialog closes.
   */
  onCancel: () => void;
  /** The name of a close button that calls `onCancel`. Undefined while the user can't cancel. */
  closeLabel?: string | undefined;
  /**
   * Render the dialog next to this element in the document, so that CSS variables, language and direction apply to it.
   */
  beside: Element;
  /** The screen with the question. */
  children: ReactNode;
}

const OwnDialog: Part<DialogProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<HTMLDivElement, DialogProps>(
  function Dialog({ closeLabel, children, ...rest }, ref) {
    const [Window] = useState(() => dialogWindow.component());
    return (
      <Suspense fallback={null}>
        <Window {...rest} ref={ref}>
          {children}
          {closeLabel ? (
            <div data-mfa-part="dialog-close">
              <Button variant="link" aria-label={closeLabel} onClick={rest.onCancel}>
                <Icon name="close" />
              </Button>
            </div>
          ) : null}
        </Window>
      </Suspense>
    );
  },
);

const DialogSlot: Part<DialogProps, HTMLDivElement> = /* @__PURE__ */ slot('Dialog', OwnDialog);

/**
 * A dialog over the page: the built-in component, or the host's. The built-in one renders a `<div role="dialog">` in a
 * layer that covers the page.
 */
export const Dialog: Part<DialogProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<HTMLDivElement, DialogProps>(
  function Dialog(props, ref) {
    useFocusReturn(props.beside);
    return <DialogSlot {...props} ref={ref} />;
  },
);
