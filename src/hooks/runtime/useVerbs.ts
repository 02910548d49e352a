'use client';
import { useState } from 'react';
import { useLatest } from './useLatest.js';

type Verbs = { [name: string]: (...args: never[]) => unknown };

/**
 * The verbs of a hook: their identity never changes, so that they can stand among the dependencies of an effect, and each
 * does what the newest render says. Call none of them while rendering.
 */
export function useVerbs<V extends Verbs>(verbs: V): V {
  const latest = useLatest(verbs);
  const [stable] = useState(() => {
    const names: (keyof V & string)[] = Object.keys(verbs);
    return Object.fromEntries(names.map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)])) as V;
  });
  return stable;
}
