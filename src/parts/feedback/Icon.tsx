'use client';
import { forwardRef } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';

/** Drawn on a 20 × 20 grid with one stroke weight. */
const paths = {
  app: 'M6 2.5h8v15H6zm3 12h2',
  sms: 'M3 4h14v10H9l-4 3v-3H3zm4 5h0m3 0h0m3 0h0',
  email: 'M2.5 4.5h15v11h-15zm0 1 7.5 6 7.5-6',
  passkey: 'M12.5 11.5a4.5 4.5 0 1 0-4-4l-6 6v4H6v-2h2v-2h2zm1-5h0',
  backup: 'M4 2.5h8l4 4v11H4zM7 9h6m-6 4h6',
  check: 'm4 10.5 4 4 8-9',
  warning: 'M10 3 2.5 16.5h15zm0 5v4m0 2h0',
  error: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15m0 4V11m0 2.5h0',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15M10 9v4.5m0-7h0',
  copy: 'M7 7h9.5v9.5H7zm-3 6H3V3h10v1',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  print: 'M6 7V2.5h8V7m-8 7H3V7h14v7h-3m-8-2.5h8v6H6z',
  back: 'M16 10H4m5-5-5 5 5 5',
  chevron: 'm8 5 5 5-5 5',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15M10 6v4l2.5 2',
} as const;

/** An icon that {@link Icon} draws. */
export type IconName = keyof typeof paths;

/** Props of {@link Icon}. */
export interface IconProps extends RootProps<'svg', 'name'> {
  name: IconName;
}

const OwnIcon: Part<IconProps, SVGSVGElement> = /* @__PURE__ */ forwardRef(function Icon({ name, ...rest }, ref) {
  return (
    <svg
      {...rest}
      ref={ref}
      data-mfa-part="icon"
      data-icon={name}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
});

/** A decorative icon, hidden from assistive technology. Renders an `<svg>` element. */
export const Icon: Part<IconProps, SVGSVGElement> = /* @__PURE__ */ slot('Icon', OwnIcon);
