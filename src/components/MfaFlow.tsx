'use client';
import { forwardRef, type ReactElement, type Ref, type RefAttributes } from 'react';
import type { MfaLoginResult, MfaResult } from '../core/contract/adapter.js';
import { useLeave } from '../hooks/runtime/useLeave.js';
import { useSignIn } from '../hooks/sign-in/useSignIn.js';
import { Notice } from '../parts/feedback/Notice.js';
import { Screen } from '../parts/feedback/Screen.js';
import { Button } from '../parts/form/Button.js';
import { useMfa } from '../provider/context.js';
import { BackupCodesPanel } from './BackupCodesPanel.js';
import { Enrollment } from './enrollment/Enrollment.js';
import { MfaChallenge } from './MfaChallenge.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { endedScreen } from './shared/endedScreen.js';
import { RestartButton } from './shared/RestartButton.js';
import { SlowNotice } from './shared/SlowNotice.js';
import { PendingLogin } from './sign-in/PendingLogin.js';

/** Props of {@link MfaFlow}. */
export interface MfaFlowProps<T = unknown> extends DropInProps {
  /**
   * The response of your login call, unchanged. A new object starts over, so keep it in state. Without it, the flow asks the
   * adapter's `getPendingLogin` for a sign-in that a reload or an OAuth redirect interrupted.
   */
  result?: MfaLoginResult<T> | undefined;
  /** Called as soon as there is a session, and awaited before any further call: store its tokens here. */
  onSession?: ((session: MfaResult<T>) => void | Promise<void>) | undefined;
  /** Called once, when everything is done: continue to your app. Your server must check the session. */
  onComplete?: ((session: MfaResult<T>) => void) | undefined;
  /** Called when the user cancels. */
  onCancel?: (() => void) | undefined;
  /** Called when the sign-in ends without a session: show your sign-in form. Without it, `onCancel` is called. */
  onRestart?: (() => void) | undefined;
}

/** From your login response to a finished session: enrollment, challenge, or neither. Renders a `<section>` element. */
export const MfaFlow = /* @__PURE__ */ forwardRef<HTMLElement, MfaFlowProps>(function MfaFlow(props, ref) {
  return (
    <DropIn props={props} rootRef={ref} inSignIn>
      {({ result, autoFocus = true, ...others }) => {
        const rest = { ...others, autoFocus };
        const { onSession, onComplete, onCancel, onRestart, ...attributes } = rest;
        return result ? (
          <SignIn {...rest} result={result} rootRef={ref} />
        ) : (
          <PendingLogin {...attributes} rootRef={ref} onNone={onRestart ?? onCancel}>
            {(login) => <SignIn {...rest} result={login} rootRef={ref} />}
          </PendingLogin>
        );
      }}
    </DropIn>
  );
}) as <T = unknown>(props: MfaFlowProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;

interface SignInProps<T> extends MfaFlowProps<T> {
  result: MfaLoginResult<T>;
  rootRef: Ref<HTMLElement>;
}

function SignIn<T>({ rootRef, ...props }: SignInProps<T>): ReactElement | null {
  const { result, onSession, onComplete, onCancel, onRestart, ...rest } = props;
  const { messages } = useMfa();
  const signIn = useSignIn<T>({ result, onSession, onComplete });
  const leave = useLeave(signIn.abandon);
  const { state } = signIn;
  const { challenge: words, common, errors, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale };
  switch (state.status) {
    case 'challenging':
      return (
        <MfaChallenge<T>
          key={signIn.login}
          {...frame}
          challenge={state.challenge}
          onVerified={signIn.passed}
          onRestart={onRestart}
          onCancel={onCancel}
        />
      );
    case 'enrolling':
      return (
        <Enrollment<T>
          key={signIn.login}
          {...rest}
          lang={locale}
          rootRef={rootRef}
          inSignIn
          challengeId={state.challengeId}
          methods={state.methods}
          onConfirmed={signIn.confirmed}
          onEnrolled={signIn.enrolled}
          required={state.required}
          onSkip={state.required ? undefined : signIn.skipped}
          onRestart={onRestart}
          onCancel={state.required ? onCancel : undefined}
        />
      );
    case 'opening-session':
    case 'finished':
      return (
        <Screen
          {...frame}
          icon="check"
          status={state.status}
          title={state.status === 'finished' ? words.signedInTitle : words.signingInTitle}
          description={common.working}
          focusKey="session"
        >
          <SlowNotice busy={state.status === 'opening-session'} />
        </Screen>
      );
    case 'session-failed':
      return (
        <Screen {...frame} status={state.status} title={words.signInFailedTitle} focusKey={state.status}>
          <Notice tone="error">{errors.SERVER}</Notice>
          <Button variant="primary" onClick={signIn.retrySession}>
            {common.tryAgain}
          </Button>
          <RestartButton onRestart={leave(onRestart ?? onCancel)} />
        </Screen>
      );
    case 'saving-codes':
      return <BackupCodesPanel {...frame} codes={state.codes} onSaved={signIn.codesSaved} />;
    case 'offering-codes':
      return (
        <BackupCodesPanel
          {...frame}
          reason="used"
          left={state.left}
          onSaved={signIn.codesSaved}
          onLater={signIn.codesDeclined}
        />
      );
    case 'must-restart':
      return (
        <Screen {...frame} status={state.status} {...endedScreen(state.error, messages)} focusTitle>
          <RestartButton variant="primary" onRestart={leave(onRestart ?? onCancel)} />
        </Screen>
      );
  }
}
