'use client';
import { type ReactElement, type Ref, useEffect } from 'react';
import { setupSteps } from '../../core/enrollment/setupSteps.js';
import {
  type EnrollmentControls,
  type UseMfaEnrollmentOptions,
  useMfaEnrollment,
} from '../../hooks/enrollment/useMfaEnrollment.js';
import { useLeave } from '../../hooks/runtime/useLeave.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { preloadQrCode } from '../../parts/secrets/QrCode.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import { BackupCodesPanel } from '../BackupCodesPanel.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { reloadPage } from '../shared/reloadPage.js';
import { Working } from '../shared/Working.js';
import { ReauthPrompt } from '../step-up/ReauthPrompt.js';
import { EnrollmentIntro } from './EnrollmentIntro.js';
import { MethodChoice } from './MethodChoice.js';
import { SecondMethod } from './SecondMethod.js';
import { SetupScreen } from './SetupScreen.js';
import { StepProgress } from './StepProgress.js';

export interface EnrollmentProps<T = unknown> extends UseMfaEnrollmentOptions<T>, DropInProps {
  rootRef: Ref<HTMLElement>;
  /** Whether MFA is required. The first screen then says so. @default false */
  required?: boolean | undefined;
  /**
   * Called when the user clicks “Done” on the last screen, once the method is set up and its codes are saved. If you
   * pass only `onEnrolled`, there is no such button, and `onEnrolled` has to continue. If you pass neither, “Done”
   * reloads the page.
   */
  onDone?: (() => void) | undefined;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
  /** Called when the user cancels. Without it, there is no "Cancel" link. */
  onCancel?: (() => void) | undefined;
}

interface AutoStartProps<T> extends EnrollmentProps<T> {
  /** Whether the setup starts when it is mounted, and not again when it is shown again. */
  autoStart?: boolean | undefined;
}

/** The screens of an enrollment. Each drop-in starts with a different one. */
export function Enrollment<T>({ inSignIn, autoStart, ...props }: AutoStartProps<T>): ReactElement {
  const { methods, hasCodes, onConfirmed, onEnrolled, ...rest } = props;
  const { challengeId, method, skipIntro, askName, onSkip } = rest;
  const how = { inSignIn, challengeId, methods, method, skipIntro, askName, hasCodes };
  const enrollment = useMfaEnrollment<T>({ ...how, onConfirmed, onEnrolled, onSkip });
  const onDone = rest.onDone ?? (onEnrolled ? undefined : reloadPage);
  const { start, setup } = enrollment;
  const starts = autoStart && !askName && setup.state.requestId === 0;
  useEffect(() => {
    if (starts) start();
  }, [starts, start]);
  return (
    <>
      <EnrollmentScreen {...rest} onDone={onDone} enrollment={enrollment} />
      <ReauthPrompt reauth={enrollment.setup.reauth} headingLevel={rest.headingLevel} />
    </>
  );
}

type EnrollmentScreenProps = Omit<
  EnrollmentProps,
  'inSignIn' | 'methods' | 'hasCodes' | 'onConfirmed' | 'onEnrolled'
> & {
  enrollment: EnrollmentControls;
};

function EnrollmentScreen({ rootRef, enrollment, ...props }: EnrollmentScreenProps): ReactElement | null {
  const { challengeId, method, skipIntro, askName, ...others } = props;
  const { onSkip, onDone, required = false, onRestart: restart, onCancel: cancel, ...rest } = others;
  const messages = useSetupMessages();
  const leave = useLeave(enrollment.abandon);
  // only during a sign-in does canceling lead back to the sign-in form
  const onRestart = leave(restart ?? (challengeId ? cancel : undefined));
  const onCancel = leave(cancel);
  const onOver = leave(restart ?? cancel) ?? reloadPage;
  const { state } = enrollment;
  const only = method !== undefined;
  const { enrollment: words, common, locale } = messages;
  const steps = 'method' in state ? setupSteps(state.method, !only && !askName) : undefined;
  const mayDraw = enrollment.methods.includes('totp');
  useEffect(() => {
    if (mayDraw) preloadQrCode();
  }, [mayDraw]);
  const frame = { ...rest, ref: rootRef, lang: locale };
  switch (state.status) {
    case 'introducing':
      return (
        <EnrollmentIntro
          {...frame}
          enrollment={enrollment}
          required={required}
          onSkip={onSkip && enrollment.skip}
          onCancel={onCancel}
        />
      );
    case 'choosing-method':
      return (
        <MethodChoice
          {...frame}
          enrollment={enrollment}
          error={state.error}
          onSkip={enrollment.canGoBack || !onSkip ? undefined : enrollment.skip}
          onBack={enrollment.canGoBack ? enrollment.back : onCancel}
          onRestart={onRestart}
        />
      );
    case 'setting-up':
      return (
        <SetupScreen
          {...frame}
          enrollment={enrollment}
          method={state.method}
          askName={askName}
          steps={steps}
          onRestart={onRestart}
          onOver={onOver}
          onCancel={onCancel}
        />
      );
    case 'saving-codes':
      return (
        <BackupCodesPanel
          {...frame}
          step={steps && <StepProgress current={steps.total} total={steps.total} />}
          codes={state.codes}
          onSaved={enrollment.codesSaved}
        />
      );
    case 'offering-codes':
      return (
        <BackupCodesPanel
          {...frame}
          reason="missing"
          onSaved={enrollment.codesSaved}
          onSkip={enrollment.declineCodes}
        />
      );
    case 'done':
      return (
        <Screen
          {...frame}
          icon="check"
          status={state.status}
          title={words.doneTitle}
          description={words.doneDescription}
          focusTitle
        >
          {onDone ? (
            <Button variant="primary" onClick={() => onDone()}>
              {words.done}
            </Button>
          ) : null}
          {only ? null : <SecondMethod enrollment={enrollment} />}
        </Screen>
      );
    case 'leaving':
      return (
        <Screen {...frame} status={state.status} title={common.working} focusTitle>
          <Working />
        </Screen>
      );
  }
}
