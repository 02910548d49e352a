'use client';
import { type Context, createContext } from 'react';

/** Whether the drop-in around belongs to a sign-in; undefined: there is none around. */
export const DropInContext: Context<boolean | undefined> = createContext<boolean | undefined>(undefined);
