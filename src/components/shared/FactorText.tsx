'use client';
import type { ReactElement } from 'react';
import type { MfaFactor } from '../../core/contract/adapter.js';
import { leftToRight } from '../../core/text/text.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from './AccountMessages.js';
import { factorName } from './factorName.js';
import { methodInfo } from './methodInfo.js';

interface FactorTextProps {
  factor: MfaFactor;
  /** All factors of the user. The default is marked only if there are several. */
  factors: readonly MfaFactor[] | undefined;
}

/** What a factor is, where its codes are sent, and when it was last used. */
export function FactorText({ factor, factors = [] }: FactorTextProps): ReactElement {
  const context = useMfa();
  const { settings: words } = useAccountMessages();
  const { locale } = context.messages;
  const day = (at: number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
  const facts = [
    factor.label ? methodInfo(factor.method, context).title : undefined,
    leftToRight(factor.destination),
    factor.lastUsedAt === undefined
      ? factor.createdAt === undefined
        ? undefined
        : words.added(day(factor.createdAt))
      : words.lastUsed(day(factor.lastUsedAt)),
  ].filter((fact) => fact !== undefined);
  return (
    <div data-mfa-part="factor-text">
      <span data-mfa-part="factor-title">
        <bdi>{factorName(factor, context)}</bdi>
        {factor.isDefault && factors.length > 1 ? <span data-mfa-part="badge">{words.default}</span> : null}
      </span>
      {facts.length ? (
        <span data-mfa-part="factor-description">
          {facts.map((fact, index) => (
            <span key={fact} data-mfa-part="fact">
              {index ? <span data-mfa-part="fact-dot"> · </span> : null}
              {fact}
            </span>
          ))}
        </span>
      ) : null}
    </div>
  );
}
