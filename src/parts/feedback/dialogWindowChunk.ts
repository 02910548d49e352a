'use client';
import type { RefAttributes } from 'react';
import { type Chunk, chunk } from '../shared/chunk.js';
import type { DialogWindowProps } from './DialogWindow.js';

/** The window of dialogs. Its code loads when the first one opens. */
export const dialogWindow: Chunk<DialogWindowProps & RefAttributes<HTMLDivElement>> = /* @__PURE__ */ chunk(
  async () => (await import('./DialogWindow.js')).DialogWindow,
);
