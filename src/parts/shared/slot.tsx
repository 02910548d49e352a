'use client';
import { type Context, createContext, type ElementType, forwardRef, useContext, useMemo } from 'react';
import type { MfaSlots } from './MfaSlots.js';
import type { Part } from './PartProps.js';

type Slots = Readonly<Partial<Record<keyof MfaSlots, ElementType | undefined>>>;

/** The components that stand in the place of parts, inside of a drop-in. */
export const SlotsContext: Context<Slots> = createContext<Slots>({});

/** A part that gives way to the component in its slot. What that component renders gets the part itself again. */
export function slot<Props extends object, Root extends Element>(
  name: keyof MfaSlots,
  Own: Part<Props, Root>,
): Part<Props, Root> {
  const Slot = forwardRef<Root, Props>(function Slot(props, ref) {
    const slots = useContext(SlotsContext);
    const inside = useMemo(() => ({ ...slots, [name]: undefined }), [slots]);
    const Replacement = slots[name] ?? Own;
    const element = <Replacement {...props} {...(ref && { ref })} />; // no empty ref: React 18 warns of it in a plain function
    return Replacement === Own ? element : <SlotsContext.Provider value={inside}>{element}</SlotsContext.Provider>;
  });
  return Slot as Part<Props, Root>;
}
