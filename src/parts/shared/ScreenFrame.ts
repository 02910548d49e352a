'use client';
import type { ReactNode } from 'react';

/** What the screens of a drop-in have in common. A screen outside a drop-in can set it. */
export interface ScreenFrame {
  /** Whether it is a card, or plain on your own surface. @default that of the drop-in; 'plain' outside a drop-in */
  appearance?: 'card' | 'plain' | undefined;
  /** The logo or name of your service, above the title. @default that of the provider, during a sign-in */
  brand?: ReactNode;
  /** The account that is signing in, below the title. @default that of the provider, during a sign-in */
  account?: ReactNode;
}
