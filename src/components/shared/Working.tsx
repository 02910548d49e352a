'use client';
import type { ReactElement } from 'react';
import { SlowNotice } from './SlowNotice.js';

/** The content of a screen that waits for the backend and has no button that could show it. */
export function Working(): ReactElement {
  return (
    <>
      <div data-mfa-part="spinner" aria-hidden="true" />
      <SlowNotice busy />
    </>
  );
}
