'use client';

/** The id by which `input-otp` knows that its rules are on the page. */
const ID = 'input-otp-style';
let mounting = 0;

/**
 * Our stylesheet has the rules that `input-otp` would inject, which a strict Content-Security-Policy would report as a
 * violation. An element with this id stops the injection while fields of ours mount.
 */
export function keepStylesOut(page: Document): void {
  mounting += 1;
  if (page.getElementById(ID)) return;
  const mark = page.createElement('meta');
  mark.id = ID;
  page.head.append(mark);
}

/** Called once a field has mounted: after the last one, fields of `input-otp` that are the host's own get their rules. */
export function letStylesIn(page: Document): void {
  queueMicrotask(() => {
    mounting -= 1; // only now: effects of other fields may run in the same task
    if (mounting === 0) page.querySelector(`meta#${ID}`)?.remove();
  });
}
