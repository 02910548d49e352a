/**
 * Waits for the work, `ms` milliseconds at the longest: `late` stands in for its outcome then. Infinity waits for ever.
 *
 * @throws what the work rejects with in time; a later rejection reaches nobody.
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
