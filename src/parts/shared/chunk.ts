'use client';
import { type ComponentType, lazy } from 'react';

/** A component whose code loads when it is first shown. */
export interface Chunk<Props> {
  /**
   * The component, which suspends until it has loaded. Keep it in state, and get a new one to retry: `React.lazy`
   * keeps a failure forever.
   */
  component: () => ComponentType<Props>;
  /** Loads the code before it is needed. */
  preload: () => void;
}

/** The error for code that didn't load. */
export class ChunkError extends Error {
  override readonly name: string = 'ChunkError';
}

export const isChunkError = (error: unknown): boolean => error instanceof ChunkError;

/** Creates a chunk. Keeps the code once it has loaded, but not a failure. */
export function chunk<Props>(load: () => Promise<ComponentType<Props>>): Chunk<Props> {
  let loaded: ComponentType<Props> | undefined;
  const loadOnce = async (): Promise<ComponentType<Props>> => {
    loaded = await load();
    return loaded;
  };
  return {
    component: () =>
      loaded ??
      lazy(async () => {
        try {
          return { default: await loadOnce() };
        } catch {
          throw new ChunkError('a part of the package could not be loaded');
        }
      }),
    preload: () => void loadOnce().catch(() => undefined),
  };
}
