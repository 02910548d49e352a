'use client';
import { forwardRef } from 'react';
import type { Part, RootProps } from './part.js';

/** Drawn on a 20 × 20 grid with one stroke weight. */
const paths = {
  app: 'M7 2.5h6A1.5 1.5 0 0 1 14.5 4v12a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 16V4A1.5 1.5 0 0 1 7 2.5Zm2 12h2',
  sms: 'M4.5 3.5h11A1.5 1.5 0 0 1 17 5v7.5a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3h-1A1.5 1.5 0 0 1 3 12.5V5a1.5 1.5 0 0 1 1.5-1.5ZM7 8.75h.01m2.99 0h.01m2.99 0h.01',
  email:
    'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5Zm-1 1.25 7 5.25 7-5.25',
  passkey: 'M12.5 11.5a4.5 4.5 0 1 0-4-4l-6 6v4h3.5v-2h2v-2h1.5l2-2M13.5 6.5h.01',
  backup: 'M5.5 2.5h6l3.5 3.5v10a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 4 16V4a1.5 1.5 0 0 1 1.5-1.5ZM7 9h5m-5 4h5',
  check: 'm4 10.5 4 4 8-9',
  warning: 'M10 3 2.5 16.5h15L10 3Zm0 5v4m0 2.25h.01',
  error: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 4V11m0 2.5h.01',
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 9v4.5m0-7h.01',
  copy: 'M8.5 7H15a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5H8.5A1.5 1.5 0 0 1 7 15V8.5A1.5 1.5 0 0 1 8.5 7ZM4.5 13A1.5 1.5 0 0 1 3 11.5V5a1.5 1.5 0 0 1 1.5-1.5H11A1.5 1.5 0 0 1 12.5 5',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  print:
    'M6 7.5v-5h8v5m-8 6H4.5A1.5 1.5 0 0 1 3 12V9a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 9v3a1.5 1.5 0 0 1-1.5 1.5H14m-8-2h8v6H6v-6Z',
  back: 'M16 10H4m5-5-5 5 5 5',
  chevron: 'm8 5 5 5-5 5',
  clock: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 3.5v4l2.5 2',
} as const;

export type IconName = keyof typeof paths;

export interface IconProps extends RootProps<'svg', 'name'> {
  name: IconName;
}

/** A decorative drawing; the words beside it say what it means. Renders an `<svg>` element. */
export const Icon: Part<IconProps, SVGSVGElement> = forwardRef(function Icon({ name, ...rest }, ref) {
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
