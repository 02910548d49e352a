'use client';
import { forwardRef, type ReactNode } from 'react';
import { SubjectIcon } from '../feedback/SubjectIcon.js';
import type { SubjectIconName } from '../feedback/subjectIcons.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { Button } from './Button.js';

export interface FactorOption<Value extends string = string> {
  value: Value;
  title: ReactNode;
  description?: ReactNode;
  badge?: ReactNode;
  icon?: SubjectIconName | undefined;
}

/** Props of {@link FactorPicker}. */
export interface FactorPickerProps extends RootProps<'ul'> {
  /** The methods to choose from: title, description, badge and icon of each. */
  options: readonly FactorOption[];
  /** The accessible name of the list. */
  label: string;
  /** Called with the value of the option that was chosen. */
  onValueChange: (value: string) => void;
}

/** A list of methods to choose from, as full-width buttons. Renders a `<ul>` element. */
export const FactorPicker: Part<FactorPickerProps, HTMLUListElement> = forwardRef(function FactorPicker(
  { options, label, onValueChange, ...rest },
  ref,
) {
  return (
    <ul role="list" {...rest} ref={ref} data-mfa-part="factor-picker" aria-label={label}>
      {options.map(({ value, title, description, badge, icon }) => (
        <li key={value}>
          <Button variant="option" onClick={() => onValueChange(value)}>
            {icon ? <SubjectIcon name={icon} /> : null}
            <span data-mfa-part="factor-text">
              <span data-mfa-part="factor-title">
                <span>{title}</span>
                {badge ? <span data-mfa-part="badge">{badge}</span> : null}
              </span>
              {description ? <span data-mfa-part="factor-description">{description}</span> : null}
            </span>
            <SubjectIcon name="chevron" />
          </Button>
        </li>
      ))}
    </ul>
  );
});
