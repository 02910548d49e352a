import { onTestFinished } from 'vitest';

/** The errors that nobody caught, which the host's developer sees. */
export function uncaughtErrors(): unknown[] {
  const uncaught: unknown[] = [];
  const hear = (error: unknown): void => void uncaught.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', hear);
  onTestFinished(() => {
    process.off('uncaughtException', hear);
    for (const other of others) process.on('uncaughtException', other);
  });
  return uncaught;
}
