'use client';
import type { ReactElement } from 'react';
import { useMfa } from '../../provider/context.js';

/** How to get help: in the host's own words, else in those of the locale. */
export function SupportContact(): ReactElement {
  const { messages, support } = useMfa();
  return <div data-mfa-part="support">{support ?? messages.challenge.contactSupport}</div>;
}
