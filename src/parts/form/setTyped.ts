'use client';

/**
 * Fills a field as if the user had typed. React ignores a value that is set through the element's own property, because
 * it tracks that property.
 */
export function setTyped(element: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
