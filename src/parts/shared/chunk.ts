'use client';
import { type ComponentType, lazy } from 'react';

/** A component whose code is loaded when it is first shown. */
export interface Chunk<Props> {
  /**
   * The component, or one that suspends until it has arrived. Keep it in state, and take a new one to load anew:
   * `React.lazy` keeps a failure for good.
   */
  component: () => ComponentType<Props>;
  /** Loads it ahead of the moment it is needed. */
  preload: () => void;
}

/** Its code did not arrive. */
export class ChunkError extends Error {
  override readonly name: string = 'ChunkError';
}

export const isChunkError = (error: unknown): boolean => error instanceof ChunkError;

/** Only what arrived is kept. */
export function chunk<Props>(load: () => Promise<ComponentType<Props>>): Chunk<Props> {
  let arrived: ComponentType<Props> | undefined;
  const arrive = async (): Promise<ComponentType<Props>> => {
    arrived = await load();
    return arrived;
  };
  return {
    component: () =>
      arrived ??
      lazy(async () => {
        try {
          return { default: await arrive() };
        } catch {
          throw new ChunkError('a part of the package could not be loaded');
        }
      }),
    preload: () => void arrive().catch(() => undefined),
  };
}
