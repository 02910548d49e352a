'use client';
import type { ReactElement } from 'react';
import type { MfaFactor } from '../../core/contract/adapter.js';
import { SubjectIcon } from '../../parts/feedback/SubjectIcon.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { FactorText } from '../shared/FactorText.js';
import { methodInfo } from '../shared/methodInfo.js';

/** The methods that the user would lose, as listed in their own settings. */
export function UserFactors({ factors }: { factors: readonly MfaFactor[] }): ReactElement {
  const context = useMfa();
  const { settings: words } = useAccountMessages();
  return (
    <div data-mfa-part="factors">
      <ul role="list" data-mfa-part="factor-list" aria-label={words.factorsTitle}>
        {factors.map((factor) => (
          <li key={factor.id} data-mfa-part="factor">
            <SubjectIcon name={methodInfo(factor.method, context).icon} />
            <FactorText factor={factor} factors={factors} />
          </li>
        ))}
      </ul>
    </div>
  );
}
