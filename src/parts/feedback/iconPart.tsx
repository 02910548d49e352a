'use client';
import { forwardRef } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import type { IconPath } from './subjectIcons.js';

export interface DrawnIconProps<Name extends string> extends RootProps<'svg', 'name'> {
  name: Name;
}

/**
 * Creates the part that draws the icons of one set. The paths are drawn on a 20 × 20 grid with one stroke
 * width and corners of 2 px.
 */
export function iconPart<Name extends string>(
  paths: Readonly<Record<Exclude<Name, IconPath>, string>>,
): Part<DrawnIconProps<Name>, SVGSVGElement> {
  return slot(
    'Icon',
    forwardRef<SVGSVGElement, DrawnIconProps<Name>>(function Icon({ name, ...rest }, ref) {
      const known = (paths as Readonly<Record<string, string>>)[name];
      return (
        <svg {...rest} ref={ref} data-mfa-part="icon" data-icon={known && name} viewBox="0 0 20 20" aria-hidden="true">
          <path d={known ?? name} />
        </svg>
      );
    }),
  );
}
