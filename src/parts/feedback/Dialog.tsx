'use client';
import { Content, Portal, Root } from '@radix-ui/react-dialog';
import { forwardRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../form/Button.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import { Icon } from './Icon.js';
import { topLayer } from './topLayer.js';
import { useFocusReturn } from './useFocusReturn.js';

/** Props of a component in the slot `Dialog`. The component is rendered only while the dialog is open. */
export interface DialogProps extends RootProps<'div'> {
  /** The accessible name. Use it as `aria-label`, because the screen inside has its own title. */
  label: string;
  /**
   * Call it on Escape, except while an input method is composing. Don't close on a click outside, which would lose a
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

/**
 * Radix's `Overlay` is not used: it adds a style element, which a strict policy blocks. The stylesheet dims the page.
 */
const OwnDialog: Part<DialogProps, HTMLDivElement> = forwardRef<HTMLDivElement, DialogProps>(function Dialog(
  { label, onCancel, closeLabel, beside, onKeyDown, children, ...rest },
  ref,
) {
  return (
    <Root open>
      <Portal container={beside.parentNode as HTMLElement | null}>
        <div ref={topLayer} data-mfa-part="dialog-layer">
          <div data-mfa-part="dialog-backdrop" />
          <Content
            {...rest}
            ref={ref}
            data-mfa-part="dialog"
            aria-modal="true"
            aria-label={label}
            aria-describedby={rest['aria-describedby']}
            onOpenAutoFocus={readFirst}
            onCloseAutoFocus={(event) => event.preventDefault()} // there is no trigger that Radix could focus
            onKeyDown={(event) => {
              const vetoed = isPrevented(event, () => onKeyDown?.(event));
              if (isEscape(event) && !vetoed) onCancel();
            }}
          >
            {children}
            {closeLabel ? (
              <div data-mfa-part="dialog-close">
                <Button variant="link" aria-label={closeLabel} onClick={onCancel}>
                  <Icon name="close" />
                </Button>
              </div>
            ) : null}
          </Content>
        </div>
      </Portal>
    </Root>
  );
});

const DialogSlot = slot('Dialog', OwnDialog);

/**
 * A dialog over the page: the built-in component, or the host's. The built-in one renders a `<div role="dialog">` in a
 * layer that covers the page.
 */
export const Dialog: Part<DialogProps, HTMLDivElement> = forwardRef<HTMLDivElement, DialogProps>(
  function Dialog(props, ref) {
    useFocusReturn(props.beside);
    return <DialogSlot {...props} ref={ref} />;
  },
);

/** A question must be read before it is answered, so without a field, the title gets the focus and not a button. */
function readFirst(event: Event): void {
  const dialog = event.currentTarget as HTMLElement;
  event.preventDefault();
  (dialog.querySelector<HTMLElement>('[data-mfa-part="title"]') ?? dialog).focus();
}

/** The Escape that ends a composition is not for the dialog. Safari marks it only by code 229. */
function isEscape({ key, keyCode, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Escape' && !nativeEvent.isComposing && keyCode !== 229;
}

/**
 * Whether the handler prevents the default of the event, which may be prevented already: Radix
 * does that for every Escape.
 */
function isPrevented(event: KeyboardEvent, handle: () => void): boolean {
  const { preventDefault } = event;
  let prevented = false;
  event.preventDefault = () => {
    prevented = true;
    preventDefault.call(event);
  };
  handle();
  event.preventDefault = preventDefault;
  return prevented;
}
