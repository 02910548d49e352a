'use client';
import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what has it now, once the component is gone together with the element beside it: unless
 * something else has taken it meanwhile, and to the title of the screen beside where what had it is gone too.
 */
export function useFocusReturn(beside: Element): void {
  const [giveBack] = useState(() => focusReturn(beside)); // before a field inside takes the focus
  useEffect(
    () => () => {
      setTimeout(() => {
        if (!beside.isConnected) giveBack(); // else it was React's strict mode that took it away
      });
    },
    [beside, giveBack],
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
