'use client';
import { Content, Portal, Root } from '@radix-ui/react-dialog';
import { forwardRef, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { focusReturn } from './focusReturn.js';
import { topLayer } from './topLayer.js';

export interface DialogProps extends RootProps<'div'> {
  /** What it is called, for assistive technology; the screen inside has a title of its own. */
  label: string;
  /** Called by Escape. A click outside never closes it: a code half typed would be lost. */
  onCancel: () => void;
  /** It stands beside this element in the document, so that variables, language and direction reach it. */
  beside: Element;
  children: ReactNode;
}

/**
 * Something to answer, over the page. Renders a `<div role="dialog">` in a layer that covers the page.
 *
 * Radix's `Overlay` is not used: it adds a style element, which a strict policy blocks. The stylesheet dims the page and
 * keeps it from scrolling.
 */
export const Dialog: Part<DialogProps, HTMLDivElement> = forwardRef<HTMLDivElement, DialogProps>(function Dialog(
  { label, onCancel, beside, onKeyDown, children, ...rest },
  ref,
) {
  const [giveFocusBack] = useState(() => focusReturn(beside)); // before a field inside takes the focus
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
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault(); // there is no trigger that Radix could focus
              giveFocusBack();
            }}
            onKeyDown={(event) => {
              const vetoed = isPrevented(event, () => onKeyDown?.(event));
              if (isEscape(event) && !vetoed) onCancel();
            }}
          >
            {children}
          </Content>
        </div>
      </Portal>
    </Root>
  );
});

/** The Escape that ends an input method's composition is not meant for the dialog; Safari marks it by code 229 alone. */
function isEscape({ key, keyCode, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Escape' && !nativeEvent.isComposing && keyCode !== 229;
}

/** Whether a handler prevents the default of an event that may be prevented already: Radix does so for each Escape. */
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
