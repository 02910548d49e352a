'use client';
import type { ComponentPropsWithoutRef, ElementType, ForwardRefExoticComponent, RefAttributes } from 'react';

/** A part. Its ref is the ref of its root element. */
export type Part<Props, Root extends Element> = ForwardRefExoticComponent<Props & RefAttributes<Root>>;

/** The attributes that a part passes to its root element. `Taken` are the names that it uses for something else. */
export type RootProps<Tag extends ElementType, Taken extends string = never> = Omit<
  ComponentPropsWithoutRef<Tag>,
  'children' | 'dangerouslySetInnerHTML' | Taken
>;
