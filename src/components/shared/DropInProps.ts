'use client';
import type { HTMLAttributes } from 'react';
import type { MfaMessagesPatch } from '../../core/contract/mergeMessages.js';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';
import type { MfaSlots } from '../../parts/shared/MfaSlots.js';

/** Props of every drop-in. Attributes are set on its root element. */
export interface DropInProps extends Omit<HTMLAttributes<HTMLElement>, 'children' | 'title' | 'onError'> {
  /** The level of the title among the headings of your page. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /**
   * Whether the title, or the field of a challenge, gets the focus on mount. Later steps always take the focus if it
   * would otherwise be lost.
   * @default false; true for MfaFlow, which follows a login, and for MfaChallenge
   */
  autoFocus?: boolean | undefined;
  /** Texts for this drop-in only, which override the provider's: `messages={{ challenge: { verify: 'Go' } }}`. */
  messages?: MfaMessagesPatch | undefined;
  /** Whether it is a card, or plain on your own surface. @default the provider's, which is `card` by default */
  appearance?: 'card' | 'plain' | undefined;
  /** Your own components for this drop-in only, which override the provider's. */
  slots?: MfaSlots | undefined;
  [data: `data-${string}`]: unknown;
}

/** The attributes of a drop-in's root element, and the two props that control its heading and its focus. */
const OF_THE_ROOT = /^(id|className|style|lang|hidden|role|(data|aria)-.*|dir|headingLevel|autoFocus)$/;

/** The props that belong to a drop-in's root element, for a screen that replaces it. */
export function frameOf(props: DropInProps): DropInProps {
  return Object.fromEntries(Object.entries(props).filter(([name]) => OF_THE_ROOT.test(name)));
}
