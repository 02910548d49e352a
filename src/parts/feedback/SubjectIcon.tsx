'use client';
import type { Part } from '../shared/PartProps.js';
import { type DrawnIconProps, iconPart } from './iconPart.js';
import { type SubjectIconName, subjectIcons } from './subjectIcons.js';

/** The {@link Icon} of screens, notices and options. It leaves out the icons of buttons, which no sign-in shows. */
export const SubjectIcon: Part<DrawnIconProps<SubjectIconName>, SVGSVGElement> = /* @__PURE__ */ iconPart(subjectIcons);
