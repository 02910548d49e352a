'use client';
import type { HTMLAttributes } from 'react';
import type { MfaMessagesPatch } from '../../core/contract/mergeMessages.js';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';
import type { MfaSlots } from '../../parts/shared/MfaSlots.js';

/** What every drop-in passes on to its one root element. */
export interface DropInProps extends Omit<HTMLAttributes<HTMLElement>, 'children' | 'title' | 'onError'> {
  /** Level of its headings in the host's page. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /**
   * Whether its title, or the field of a challenge, takes the focus on mount. Later steps take it when it would be
   * lost.
   * @default false; true for MfaFlow, which follows a login, and for MfaChallenge
   */
  autoFocus?: boolean | undefined;
  /** Messages of this one instance, over those of the provider: `messages={{ challenge: { verify: 'Go' } }}`. */
  messages?: MfaMessagesPatch | undefined;
  /** A card, or plain on your own surface. @default the provider's, which is `card` */
  appearance?: 'card' | 'plain' | undefined;
  /** Your components in the place of parts of this one instance, over those of the provider. */
  slots?: MfaSlots | undefined;
  [data: `data-${string}`]: unknown;
}

const ROOT_PROPS: readonly string[] = [
  'id',
  'className',
  'style',
  'lang',
  'dir',
  'role',
  'hidden',
  'headingLevel',
  'autoFocus',
];

/** The props of a drop-in that are its root's own, for a screen that stands in for it. */
export function frameOf(props: DropInProps): DropInProps {
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => ROOT_PROPS.includes(name) || /^(data|aria)-/.test(name)),
  );
}
