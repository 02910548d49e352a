'use client';
import type { ReactElement } from 'react';
import type { MfaFactor, MfaStatus } from '../../core/contract/adapter.js';
import { isKeptByPolicy, type SettingsAction } from '../../core/settings/settingsFlow.js';
import { leftToRight } from '../../core/text/text.js';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import { SubjectIcon } from '../../parts/feedback/SubjectIcon.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { factorName } from '../shared/factorName.js';
import { methodInfo } from '../shared/methodInfo.js';

interface FactorRowProps {
  factor: MfaFactor;
  mfa: MfaStatus;
  settings: SettingsControls;
}

/** One factor: what it is, when it was used, and what can be done with it. */
export function FactorRow({ factor, mfa, settings }: FactorRowProps): ReactElement {
  const context = useMfa();
  const { adapter, messages } = context;
  const { state, rename, makeDefault, remove } = settings;
  const { settings: words } = useAccountMessages();
  const { locale } = messages;
  const { title, icon } = methodInfo(factor.method, context);
  const name = factorName(factor, context, mfa.factors);
  const day = (at: number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
  const working = state.status === 'working' ? state.action : undefined;
  const busy = (kind: SettingsAction['kind']): boolean =>
    working?.kind === kind && 'factor' in working && working.factor.id === factor.id;
  const facts = [
    factor.label ? title : undefined,
    leftToRight(factor.destination),
    factor.lastUsedAt === undefined
      ? factor.createdAt === undefined
        ? undefined
        : words.added(day(factor.createdAt))
      : words.lastUsed(day(factor.lastUsedAt)),
  ].filter((fact) => fact !== undefined);
  return (
    <li data-mfa-part="factor">
      <SubjectIcon name={icon} />
      <div data-mfa-part="factor-row">
        <div data-mfa-part="factor-text">
          <span data-mfa-part="factor-title">
            <bdi>{factorName(factor, context)}</bdi>
            {factor.isDefault && (mfa.factors?.length ?? 0) > 1 ? (
              <span data-mfa-part="badge">{words.default}</span>
            ) : null}
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
        <div data-mfa-part="factor-actions">
          {adapter.renameFactor ? (
            <Button
              variant="link"
              aria-label={words.rename(name)}
              loading={busy('rename')}
              disabled={!!working}
              onClick={() => rename(factor)}
            >
              {words.actions.rename}
            </Button>
          ) : null}
          {adapter.setDefaultFactor && !factor.isDefault ? (
            <Button
              variant="link"
              aria-label={words.makeDefault(name)}
              loading={busy('make-default')}
              disabled={!!working || ('waitUntil' in state && state.waitUntil !== undefined)}
              onClick={() => makeDefault(factor)}
            >
              {words.actions.makeDefault}
            </Button>
          ) : null}
          {adapter.removeFactor && factor.canRemove !== false && !isKeptByPolicy(mfa) ? (
            <Button
              variant="link"
              aria-label={words.remove(name)}
              loading={busy('remove')}
              disabled={!!working}
              onClick={() => remove(factor)}
            >
              {words.actions.remove}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  );
}
