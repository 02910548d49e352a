'use client';
import { type Context, createContext, type ElementType, forwardRef, useContext, useMemo } from 'react';
import type { MfaSlots } from './MfaSlots.js';
import type { Part } from './PartProps.js';

type Slots = Readonly<Partial<Record<keyof MfaSlots, ElementType | undefined>>>;

/** The components that replace parts, inside a drop-in. */
export const SlotsContext: Context<Slots> = createContext<Slots>({});

/** A part that the component in its slot replaces. Inside that component, the part itself is rendered again. */
export function slot<Props extends object, Root extends Element>(
  name: keyof MfaSlots,
  Own: Part<Props, Root>,
): Part<Props, Root> {
  const Slot = forwardRef<Root, Props>(function Slot(props, ref) {
    const slots = useContext(SlotsContext);
    const inside = useMemo(() => ({ ...slots, [name]: undefined }), [slots]);
    const Replacement = slots[name] ?? Own;
    const element = <Replacement {...props} {...(ref && { ref })} />; // React 18 warns about any ref on a function
    return Replacement === Own ? element : <SlotsContext.Provider value={inside}>{element}</SlotsContext.Provider>;
  });
  return Slot as Part<Props, Root>;
}
