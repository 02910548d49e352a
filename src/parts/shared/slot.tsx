'use client';
import { type Context, createContext, type ElementType, forwardRef, useContext, useMemo } from 'react';
import type { MfaSlots } from './MfaSlots.js';
import type { Part } from './PartProps.js';
import type { ScreenFrame } from './ScreenFrame.js';

/** What the parts of a drop-in share: the default props of a part, built-in or not, by its name. */
export interface PartsInside extends Readonly<Partial<Record<keyof MfaSlots, object>>> {
  /** The components that replace parts. */
  slots: Readonly<Partial<Record<keyof MfaSlots, ElementType | undefined>>>;
  Screen?: ScreenFrame;
}

/** The components and default props of parts, inside a drop-in. */
export const PartsContext: Context<PartsInside> = createContext<PartsInside>({ slots: {} });

/** Creates a part that the component in its slot replaces. Inside that component, the built-in part is rendered. */
export function slot<Props extends object, Root extends Element>(
  name: keyof MfaSlots,
  Own: Part<Props, Root>,
): Part<Props, Root> {
  const Slot = forwardRef<Root, Props>(function Slot(props, ref) {
    const parts = useContext(PartsContext);
    const inside = useMemo(() => ({ ...parts, slots: { ...parts.slots, [name]: undefined } }), [parts]);
    const Replacement = parts.slots[name] ?? Own;
    const element = <Replacement {...parts[name]} {...props} {...(ref && { ref })} />; // React 18 warns about any ref on a function
    return Replacement === Own ? element : <PartsContext.Provider value={inside}>{element}</PartsContext.Provider>;
  });
  return Slot as Part<Props, Root>;
}
