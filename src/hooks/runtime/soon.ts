'use client';

/** Milliseconds for which walking away waits for a backend that does not answer. */
const PATIENCE_MS = 3000;

/** Resolves when the work is done, whatever became of it, and after three seconds at the latest. */
export async function soon(work: Promise<unknown> | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    await Promise.race([work, enough]);
  } catch {
    // whoever walks away is kept by no failure
  } finally {
    clearTimeout(timer);
  }
}
