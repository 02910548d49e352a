'use client';
import type { ReactElement } from 'react';
import { METHODS_BY_STRENGTH } from '../../core/contract/methodsByStrength.js';
import { useAccountMessages } from '../shared/AccountMessages.js';

export const STRENGTHS = ['optional', 'recommended', 'required'] as const;

/** The form while the policy is loading: its labels, and a row for each of its fields and for its button. */
export function PolicySkeleton(): ReactElement {
  const { admin: words } = useAccountMessages();
  return (
    <div data-mfa-part="form" aria-hidden="true">
      <Rows of={['enabled']} />
      <div data-mfa-part="fieldset">
        <span data-mfa-part="label">{words.methods}</span>
        <Rows of={METHODS_BY_STRENGTH} />
      </div>
      <div data-mfa-part="fieldset">
        <span data-mfa-part="label">{words.enrollment}</span>
        <Rows of={STRENGTHS} />
      </div>
      <Rows of={['save']} />
    </div>
  );
}

/** Each row is alone in its parent, so that it has the height of a field and no line above it. */
function Rows({ of }: { of: readonly string[] }): ReactElement {
  return (
    <div>
      {of.map((row) => (
        <div key={row}>
          <div data-mfa-part="skeleton" />
        </div>
      ))}
    </div>
  );
}
