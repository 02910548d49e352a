'use client';
import { type Context, createContext, type ReactNode } from 'react';

/** What every screen of a drop-in has around its own content. */
export interface ScreenFrame {
  /** A card, or plain on the host's own surface. A screen outside of a drop-in is plain. */
  appearance: 'card' | 'plain';
  /** The service's logo or name, above the title. */
  brand?: ReactNode;
  /** Whose account it is about, below the title. */
  account?: ReactNode;
}

export const ScreenFrameContext: Context<ScreenFrame> = createContext<ScreenFrame>({ appearance: 'plain' });
