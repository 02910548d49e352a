'use client';
import type { Part, RootProps } from '../shared/PartProps.js';
import { iconPart } from './iconPart.js';
import { type SubjectIconName, subjectIcons } from './subjectIcons.js';

/** Icons for the actions of buttons. */
const actionIcons = {
  copy: 'M9 7h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2m-5 6a1 1 0 0 1-1-1V5a2 2 0 0 1 2-2h7a1 1 0 0 1 1 1',
  download: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 14v1a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-1',
  print:
    'M6 7V4a1.5 1.5 0 0 1 1.5-1.5h5A1.5 1.5 0 0 1 14 4v3M6 14H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-1m-7-2.5h6a1 1 0 0 1 1 1V16a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 6 16v-3.5a1 1 0 0 1 1-1',
  plus: 'M10 4v12m-6-6h12',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M16 10H4m5-5-5 5 5 5',
} as const;

/** An icon that {@link Icon} draws: the name of a built-in one, or the data of an SVG path on the same 20 × 20 grid. */
export type IconName = SubjectIconName | keyof typeof actionIcons;

/** Props of {@link Icon}. */
export interface IconProps extends RootProps<'svg', 'name'> {
  /** Which icon. */
  name: IconName;
}

/** A decorative icon, hidden from assistive technology. Renders an `<svg>` element. */
export const Icon: Part<IconProps, SVGSVGElement> = /* @__PURE__ */ iconPart({
  ...subjectIcons,
  ...actionIcons,
});
