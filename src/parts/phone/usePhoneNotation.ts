'use client';
import { useEffect, useState } from 'react';

/** Writes an E.164 number in its usual groups, which stay in one line, once the numbering plans are there; before, it stays as it is. */
export function usePhoneNotation(isPhone: boolean): (number: string) => string {
  const [tidy, setTidy] = useState<(number: string) => string>();
  useEffect(() => {
    if (!isPhone) return;
    let wanted = true;
    import('./phoneNumbers.js').then(
      ({ readPhone }) => {
        if (wanted)
          setTidy(() => (number: string) => (readPhone(number, undefined).tidy ?? number).replaceAll(' ', '\u00a0'));
      },
      () => {}, // without them, the number is only harder to read
    );
    return () => {
      wanted = false;
    };
  }, [isPhone]);
  return tidy ?? asItIs;
}

const asItIs = (number: string): string => number;
