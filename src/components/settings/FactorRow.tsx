'use client';
import type { ReactElement } from 'react';
import type { MfaFactor, MfaStatus } from '../../core/contract/adapter.js';
import { isKeptByPolicy, type SettingsAction } from '../../core/settings/settingsFlow.js';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import { SubjectIcon } from '../../parts/feedback/SubjectIcon.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { FactorText } from '../shared/FactorText.js';
import { factorName } from '../shared/factorName.js';
import { methodInfo } from '../shared/methodInfo.js';

interface FactorRowProps {
  factor: MfaFactor;
  mfa: MfaStatus;
  settings: SettingsControls;
}

/** One factor: what it is, when it was last used, and its actions. */
export function FactorRow({ factor, mfa, settings }: FactorRowProps): ReactElement {
  const context = useMfa();
  const { adapter } = context;
  const { state, rename, makeDefault, remove } = settings;
  const { settings: words } = useAccountMessages();
  const { icon } = methodInfo(factor.method, context);
  const name = factorName(factor, context, mfa.factors);
  const working = state.status === 'working' ? state.action : undefined;
  const busy = (kind: SettingsAction['kind']): boolean =>
    working?.kind === kind && 'factor' in working && working.factor.id === factor.id;
  return (
    <li data-mfa-part="factor">
      <SubjectIcon name={icon} />
      <div data-mfa-part="factor-row">
        <FactorText factor={factor} factors={mfa.factors} />
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
              data-action="remove"
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
