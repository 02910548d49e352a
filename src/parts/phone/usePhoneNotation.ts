'use client';
import { useEffect, useState } from 'react';
import type { readPhone } from './phoneNumbers.js';

/**
 * Formats an E.164 number in its usual groups, without line breaks, once the numbering plans are loaded. Until
 * then, returns it unchanged.
 */
export function usePhoneNotation(isPhone: boolean): (number: string) => string {
  const [read, setRead] = useState<typeof readPhone>();
  useEffect(() => {
    if (!isPhone) return;
    let wanted = true;
    import('./phoneNumbers.js').then(
      (loaded) => wanted && setRead(() => loaded.readPhone),
      () => {}, // without the plans, the number is only harder to read
    );
    return () => {
      wanted = false;
    };
  }, [isPhone]);
  return (number) => read?.(number, undefined).formatted?.replaceAll(' ', '\u00a0') ?? number;
}
