'use client';
import { useState } from 'react';
import { useLatest } from './useLatest.js';

type Verbs = { [name: string]: (...args: never[]) => unknown };

/**
 * The actions of a hook. Their identity never changes, so they can be dependencies of an effect, and each one uses the
 * values of the latest render. Don't call them while rendering.
 */
export function useVerbs<V extends Verbs>(verbs: V): V {
  const latest = useLatest(verbs);
  const [stable] = useState(() => {
    const names: (keyof V & string)[] = Object.keys(verbs);
    return Object.fromEntries(names.map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)])) as V;
  });
  return stable;
}
