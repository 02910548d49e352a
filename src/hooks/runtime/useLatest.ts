'use client';
import { type RefObject, useInsertionEffect, useRef } from 'react';

/** The latest value, for callbacks that run later and must not change with it. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
