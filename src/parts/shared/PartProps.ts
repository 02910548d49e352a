'use client';
import type { ComponentPropsWithoutRef, ElementType, ForwardRefExoticComponent, RefAttributes } from 'react';

/** A part: its ref reaches its one root element. */
export type Part<Props, Root extends Element> = ForwardRefExoticComponent<Props & RefAttributes<Root>>;

/** The attributes a part passes on to its root element; `Taken` are the names it uses for something else. */
export type RootProps<Tag extends ElementType, Taken extends string = never> = Omit<
  ComponentPropsWithoutRef<Tag>,
  'children' | 'dangerouslySetInnerHTML' | Taken
>;
