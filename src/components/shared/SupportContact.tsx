'use client';
import type { ReactElement } from 'react';
import { useMfa } from '../../provider/context.js';

/** How to get help: the host's text, otherwise the locale's. */
export function SupportContact(): ReactElement {
  const { messages, support } = useMfa();
  return <div data-mfa-part="support">{support ?? messages.challenge.contactSupport}</div>;
}
