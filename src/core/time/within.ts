/**
 * Waits for the work, but at most `ms` milliseconds; then returns `late` instead. Infinity waits forever.
 *
 * @throws what the work rejects with in time. A later rejection is ignored.
 */
export async function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<T>((resolve) => {
    if (ms !== Number.POSITIVE_INFINITY) timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
