'use client';
import { useEffect, useState } from 'react';

/**
 * Returns the focus to the element that has it now, after the component is unmounted. Does nothing if
 * something else has taken the focus meanwhile. If that element is gone, the focus goes to the title of the
 * screen beside the component.
 */
export function useFocusReturn(beside: Element): void {
  const [returnFocus] = useState(() => focusReturn(beside)); // before a field inside takes the focus
  useEffect(
    () => () => {
      setTimeout(() => {
        if (!beside.isConnected) returnFocus(); // in StrictMode, the element is still there
      });
    },
    [beside, returnFocus],
  );
}

function focusReturn(beside: Element): () => void {
  const page = beside.getRootNode() as Document | ShadowRoot;
  const { body } = beside.ownerDocument;
  const { parentNode } = beside;
  const from = page.activeElement;
  return () => {
    if (page.activeElement && page.activeElement !== body) return;
    const back = from !== body && from?.isConnected ? from : parentNode?.querySelector('[data-mfa-part="title"]');
    if (back instanceof HTMLElement) back.focus();
  };
}
