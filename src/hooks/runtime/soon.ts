'use client';
import { within } from '../../core/time/within.js';

/** Milliseconds for which walking away waits for a backend that does not answer. */
const PATIENCE_MS = 3000;

/** Resolves when the work is done, whatever became of it, and after three seconds at the latest. */
export async function soon(work: Promise<unknown> = Promise.resolve()): Promise<void> {
  try {
    await within(PATIENCE_MS, work, undefined);
  } catch {
    // whoever walks away is kept by no failure
  }
}
