'use client';
import { type Context, createContext, type ReactNode } from 'react';

/** What every screen of a drop-in has around its content. */
export interface ScreenFrame {
  /** A card, or plain on the host's own surface. Outside of a drop-in, a screen is plain. */
  appearance: 'card' | 'plain';
  /** Whether the screens belong to a sign-in. Undefined outside of a drop-in. */
  inSignIn?: boolean;
  /** The logo or name of the service, shown above the title. */
  brand?: ReactNode;
  /** The account of the user, shown below the title. */
  account?: ReactNode;
}

export const ScreenFrameContext: Context<ScreenFrame> = createContext<ScreenFrame>({ appearance: 'plain' });
