'use client';
import { within } from '../../core/time/within.js';

/** How many milliseconds the user waits for a backend that doesn't respond before the screen closes. */
const MAX_WAIT_MS = 3000;

/** Resolves when the work has finished, successfully or not, and after three seconds at the latest. */
export async function waitBriefly(work: Promise<unknown> = Promise.resolve()): Promise<void> {
  try {
    await within(MAX_WAIT_MS, work, undefined);
  } catch {
    // a failure must not keep the user on the screen
  }
}
