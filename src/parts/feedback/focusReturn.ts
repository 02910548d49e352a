'use client';

/**
 * Notes what has the focus, and gives it back when a dialog has closed: unless something else has taken it meanwhile,
 * and to the title of the screen beside it where that element is gone.
 */
export function focusReturn(beside: Element): () => void {
  const page = beside.getRootNode() as Document | ShadowRoot;
  const { body } = beside.ownerDocument;
  const from = page.activeElement;
  return () => {
    if (page.activeElement && page.activeElement !== body) return;
    const back =
      from !== body && from?.isConnected ? from : beside.parentNode?.querySelector('[data-mfa-part="title"]');
    if (back instanceof HTMLElement) back.focus();
  };
}
