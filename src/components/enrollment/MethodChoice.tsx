'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import type { MfaError } from '../../core/contract/error.js';
import type { EnrollmentControls } from '../../hooks/enrollment/useMfaEnrollment.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { FactorPicker } from '../../parts/form/FactorPicker.js';
import { useMfa } from '../../provider/context.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorText } from '../shared/ErrorText.js';
import { methodInfo } from '../shared/methodInfo.js';
import { RestartButton } from '../shared/RestartButton.js';
import { reloadPage } from '../shared/reloadPage.js';

interface MethodChoiceProps extends DropInProps {
  enrollment: EnrollmentControls;
  error: MfaError | undefined;
  onSkip: (() => void) | undefined;
  onBack: (() => void) | undefined;
  onRestart: (() => void) | undefined;
}

/** The methods that can be set up, strongest first. */
export const MethodChoice: ForwardRefExoticComponent<MethodChoiceProps & RefAttributes<HTMLElement>> = forwardRef(
  function MethodChoice({ enrollment, error, onSkip, onBack, onRestart, ...rest }, ref) {
    const mfa = useMfa();
    const { support } = mfa;
    const messages = useSetupMessages();
    const { enrollment: words, methods, common } = messages;
    const [strongest] = enrollment.methods;
    return (
      <Screen
        {...rest}
        ref={ref}
        status="choosing-method"
        icon={strongest ? undefined : 'warning'}
        title={strongest ? words.chooseTitle : words.nothingTitle}
        description={strongest ? words.chooseDescription : words.nothingDescription}
        focusTitle
        footer={
          onBack ? (
            <Button variant="link" onClick={onBack}>
              {common.back}
            </Button>
          ) : undefined
        }
      >
        {error ? (
          <Notice tone="error">
            <ErrorText error={error} />
          </Notice>
        ) : null}
        {strongest ? (
          <FactorPicker
            label={words.chooseTitle}
            options={enrollment.methods.map((method) => ({
              value: method,
              ...methods[method],
              badge: method === strongest && enrollment.methods.length > 1 ? words.recommended : undefined,
              icon: methodInfo(method, mfa).icon,
            }))}
            onValueChange={(value) => {
              const method = enrollment.methods.find((candidate: MfaBuiltInMethod) => candidate === value);
              if (method) enrollment.choose(method);
            }}
          />
        ) : (
          <>
            {support ? <div data-mfa-part="support">{support}</div> : null}
            <RestartButton onRestart={onRestart} />
            {onRestart || onBack || onSkip ? null : <Button onClick={reloadPage}>{common.tryAgain}</Button>}
          </>
        )}
        {onSkip ? <Button onClick={onSkip}>{words.skip}</Button> : null}
      </Screen>
    );
  },
);
