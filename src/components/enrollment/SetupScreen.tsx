'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import type { MfaError } from '../../core/contract/error.js';
import type { ChallengeMessages, MfaSignInMessages } from '../../core/contract/messages.js';
import type { SetupSteps } from '../../core/enrollment/setupSteps.js';
import type { EnrollmentControls } from '../../hooks/enrollment/useMfaEnrollment.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { errorText } from '../shared/ErrorText.js';
import { endedScreen } from '../shared/endedScreen.js';
import { RestartButton } from '../shared/RestartButton.js';
import { SupportContact } from '../shared/SupportContact.js';
import { DeliveryInfo } from './DeliveryInfo.js';
import { SetupStartStep } from './SetupStartStep.js';
import { type OpenSetup, SetupVerifyStep } from './SetupVerifyStep.js';
import { StepProgress } from './StepProgress.js';
import { TotpSecretSteps } from './TotpSecretSteps.js';

interface SetupScreenProps extends DropInProps {
  enrollment: EnrollmentControls;
  method: MfaBuiltInMethod;
  askName?: boolean | undefined;
  steps: SetupSteps | undefined;
  onRestart: (() => void) | undefined;
  /** Called if the sign-in that requires the setup has ended. */
  onOver: () => void;
  onCancel: (() => void) | undefined;
}

/** The text for screen readers. Empty for an invalid number, which the field itself announces. */
const announcementOf = (error: MfaError | undefined, method: MfaBuiltInMethod, messages: MfaSignInMessages): string =>
  error && !(method === 'sms' && error.code === 'INVALID_PHONE_NUMBER') ? errorText(error, method, messages) : '';

/** The same while a code is expected. The field announces an error itself. */
function proofAnnouncement(state: OpenSetup, method: MfaBuiltInMethod, words: ChallengeMessages): string {
  if (state.status === 'confirming') return words.verifying;
  return method === 'totp' || state.status === 'resending' || state.error ? '' : words.sent;
}

/** The setup of one factor: start, verify, and cancel. */
export const SetupScreen: ForwardRefExoticComponent<SetupScreenProps & RefAttributes<HTMLElement>> = forwardRef(
  function SetupScreen({ enrollment, method, askName, steps, onRestart, onOver, onCancel, ...rest }, ref) {
    const messages = useSetupMessages();
    const { setup, back, canGoBack, methods, canMakeCodes } = enrollment;
    const { state } = setup;
    const { challenge, common } = messages;
    const words = messages.setup[method];
    const codesFollow = ('enrollment' in state && !!state.enrollment.codes) || canMakeCodes;
    const leave = methods.length > 1 || !onCancel ? back : onCancel;
    const frame = {
      ...rest,
      ref,
      status: state.status,
      icon: method === 'totp' ? ('app' as const) : method,
      title: words.title,
      step:
        steps && codesFollow ? (
          <StepProgress current={'enrollment' in state ? steps.code : 1} total={steps.total} />
        ) : undefined,
    };
    const footer =
      onCancel || canGoBack || state.status !== 'ready' ? (
        <Button
          variant="link"
          disabled={'proved' in state && (state.proved || state.status === 'confirming')}
          onClick={leave}
        >
          {common.back}
        </Button>
      ) : undefined;
    switch (state.status) {
      case 'ready':
      case 'starting':
        return (
          <Screen
            {...frame}
            description={words.description}
            focusKey="ready"
            announcement={state.status === 'starting' ? words.starting : announcementOf(state.error, method, messages)}
            footer={footer}
          >
            <SetupStartStep enrollment={enrollment} method={method} askName={askName} state={state} />
          </Screen>
        );
      case 'awaiting-code':
      case 'resending':
      case 'confirming': {
        const proof = <SetupVerifyStep setup={setup} method={method} state={state} />;
        return (
          <Screen
            {...frame}
            wide={method === 'totp'}
            description={method === 'totp' ? words.description : <DeliveryInfo method={method} state={state} />}
            focusKey="proof"
            announcement={proofAnnouncement(state, method, challenge)}
            footer={footer}
          >
            {method === 'totp' ? <TotpSecretSteps state={state}>{proof}</TotpSecretSteps> : proof}
          </Screen>
        );
      }
      case 'expired':
      case 'blocked': {
        const blocked = state.status === 'blocked';
        return (
          <Screen
            {...frame}
            {...endedScreen(state.error, messages)}
            focusKey={state.status}
            step={undefined}
            footer={state.error.code === 'CHALLENGE_EXPIRED' ? undefined : footer}
          >
            {blocked ? <SupportContact /> : null}
            <RestartButton
              variant={blocked ? 'secondary' : 'primary'}
              onRestart={state.error.code === 'CHALLENGE_EXPIRED' ? onOver : onRestart}
            />
          </Screen>
        );
      }
      case 'enrolled':
        return (
          <Screen
            {...frame}
            icon="check"
            title={words.enrolledTitle}
            description={words.enrolledDescription}
            focusKey="enrolled"
            step={undefined}
          />
        );
    }
  },
);
