'use client';
import { Content, Portal, Root } from '@radix-ui/react-dialog';
import { forwardRef, type KeyboardEvent } from 'react';
import type { Part } from '../shared/PartProps.js';
import type { DialogProps } from './Dialog.js';
import { topLayer } from './topLayer.js';

export type DialogWindowProps = Omit<DialogProps, 'closeLabel'>;

/**
 * The part of a dialog that needs Radix. Loaded when the first dialog opens. It imports no module that a sign-in page
 * also has, because a bundler would move that into a separate chunk.
 *
 * Radix's `Overlay` is not used: it adds a style element, which a strict policy blocks. The stylesheet dims the page.
 */
export const DialogWindow: Part<DialogWindowProps, HTMLDivElement> = forwardRef<HTMLDivElement, DialogWindowProps>(
  function DialogWindow({ label, onCancel, beside, onKeyDown, children, ...rest }, ref) {
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
              onOpenAutoFocus={focusTitle}
              onCloseAutoFocus={(event) => event.preventDefault()} // there is no trigger that Radix could focus
              onKeyDown={(event) => {
                const isHandled = isPrevented(event, () => onKeyDown?.(event));
                if (isEscape(event) && !isHandled) onCancel();
              }}
            >
              {children}
            </Content>
          </div>
        </Portal>
      </Root>
    );
  },
);

/** Focuses the title, and not a button, if the dialog has no field: a question must be read before it is answered. */
function focusTitle(event: Event): void {
  const dialog = event.currentTarget as HTMLElement;
  event.preventDefault();
  (dialog.querySelector<HTMLElement>('[data-mfa-part="title"]') ?? dialog).focus();
}

/**
 * Whether the key is an Escape for the dialog. One that ends a composition is not; Safari marks it only by key code
 * 229.
 */
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
