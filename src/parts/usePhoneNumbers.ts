'use client';
import { useEffect, useState } from 'react';

/** What reads and formats numbers, once it has arrived. */
export type PhoneNumbers = typeof import('./phoneNumbers.js');

/** Loads the numbering plans; null: they did not come, and the field does without. */
export function usePhoneNumbers(): PhoneNumbers | null | undefined {
  const [numbers, setNumbers] = useState<PhoneNumbers | null>();
  useEffect(() => {
    let wanted = true;
    const take = (loaded: PhoneNumbers | null): void => void (wanted && setNumbers(loaded));
    import('./phoneNumbers.js').then(take, () => take(null));
    return () => {
      wanted = false;
    };
  }, []);
  return numbers;
}
