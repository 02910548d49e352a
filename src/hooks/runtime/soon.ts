'use client';
import { within } from '../../core/time/within.js';

/** How many milliseconds leaving a screen waits for a backend that doesn't respond. */
const PATIENCE_MS = 3000;

/** Resolves when the work has finished, successfully or not, and after three seconds at the latest. */
export async function soon(work: Promise<unknown> = Promise.resolve()): Promise<void> {
  try {
    await within(PATIENCE_MS, work, undefined);
  } catch {
    // a failure must not keep the user from leaving
  }
}
