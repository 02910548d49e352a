'use client';
import { type ReactElement, type ReactNode, useId } from 'react';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';

interface SettingsSectionProps {
  title: string;
  /** The heading level of the screen. The heading of a section is one level below. */
  headingLevel: HeadingLevel | undefined;
  children?: ReactNode;
}

/** A section of the account settings, with its heading. */
export function SettingsSection({ title, headingLevel = 2, children }: SettingsSectionProps): ReactElement {
  const id = useId();
  const Heading = `h${Math.min(headingLevel + 1, 6) as HeadingLevel}` as const;
  return (
    <section data-mfa-part="section" aria-labelledby={id}>
      <Heading data-mfa-part="section-title" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
