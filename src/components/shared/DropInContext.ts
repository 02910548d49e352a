'use client';
import { type Context, createContext } from 'react';

/** Whether the surrounding drop-in belongs to a sign-in. Undefined if there is none. */
export const DropInContext: Context<boolean | undefined> = createContext<boolean | undefined>(undefined);
