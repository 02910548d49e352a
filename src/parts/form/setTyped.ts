'use client';

/**
 * Fills a field as a user would, so that it does what it does with typed text. React ignores a value that was set
 * through the element's own property, which it watches.
 */
export function setTyped(element: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
