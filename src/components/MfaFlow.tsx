'use client';
import { forwardRef, type ReactElement, type Ref, type RefAttributes } from 'react';
import type { MfaLoginResult, MfaResult } from '../core/contract/adapter.js';
import { callHostCallback } from '../core/contract/callHostCallback.js';
import { useLeave } from '../hooks/runtime/useLeave.js';
import { useMfaFlow } from '../hooks/sign-in/useMfaFlow.js';
import { Screen } from '../parts/feedback/Screen.js';
import { Button } from '../parts/form/Button.js';
import { useMfa } from '../provider/context.js';
import { BackupCodesPanel } from './BackupCodesPanel.js';
import { Challenge } from './challenge/Challenge.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { ErrorBoundary } from './shared/ErrorBoundary.js';
import { endedScreen } from './shared/endedScreen.js';
import { RestartButton } from './shared/RestartButton.js';
import { restartCallback } from './shared/restartCallback.js';
import { SlowNotice } from './shared/SlowNotice.js';
import { Working } from './shared/Working.js';
import { PendingLogin } from './sign-in/PendingLogin.js';
import { SignInEnrollment } from './sign-in/SignInEnrollment.js';

/** Props of {@link MfaFlow}. */
export interface MfaFlowProps<T = unknown> extends DropInProps {
  /**
   * The response of your login call, unchanged. While the flow runs, a new object with the same content continues the
   * same sign-in. After the flow has ended, any new object starts another one. Without `result`, the flow calls the
   * adapter's `getPendingLogin`, for a sign-in that a reload or an OAuth redirect interrupted.
   */
  result?: MfaLoginResult<T> | undefined;
  /**
   * Called for each new session as soon as there is one, and awaited before any further call: store its tokens here. If
   * it fails, or takes longer than `timeoutMs`, the user can try again. It is also called if the screen was hidden or
   * unmounted while a code was checked, but never after Cancel.
   */
  onSession?: ((session: MfaResult<T>) => void | Promise<void>) | undefined;
  /**
   * Called once, with the newest session, when everything is done: continue to your app. Your server must check the
   * session.
   */
  onComplete?: ((session: MfaResult<T>) => void) | undefined;
  /** Called when the user cancels. */
  onCancel?: (() => void) | undefined;
  /** Called when the sign-in ends without a session: show your sign-in form. */
  onRestart: () => void;
}

/**
 * The whole sign-in after the password, from your login response to a session: an enrollment, a challenge, or neither.
 * Renders a `<section>` element.
 */
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
            {(login) => <SignIn {...rest} result={login as MfaLoginResult} isParsed rootRef={ref} />}
          </PendingLogin>
        );
      }}
    </DropIn>
  );
}) as <T = unknown>(props: MfaFlowProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;

interface SignInProps<T> extends MfaFlowProps<T> {
  result: MfaLoginResult<T>;
  isParsed?: boolean | undefined;
  rootRef: Ref<HTMLElement>;
}

function SignIn<T>({ rootRef, ...props }: SignInProps<T>): ReactElement | null {
  const { result, isParsed, onSession, onComplete, ...others } = props;
  const { onCancel: hostCancel, onRestart: hostRestart, ...rest } = others;
  const { messages } = useMfa();
  const flow = useMfaFlow<T>({ result, isParsed, onSession, onComplete });
  const ending = (then: () => void) => (): void => {
    flow.left();
    callHostCallback(then);
  };
  const onCancel = hostCancel && ending(hostCancel);
  const onRestart = ending(restartCallback(hostRestart, hostCancel));
  const leave = useLeave(flow.abandon);
  const { state } = flow;
  const { challenge: words, common, errors, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale };
  switch (state.status) {
    case 'challenging':
      return (
        <ErrorBoundary key={flow.key} frame={rest} rootRef={rootRef}>
          <Challenge<T>
            {...rest}
            lang={locale}
            rootRef={rootRef}
            challenge={state.challenge}
            login={flow.login}
            isParsed
            onVerified={flow.verified}
            onNext={flow.continueWith}
            onRestart={onRestart}
            onCancel={onCancel}
          />
        </ErrorBoundary>
      );
    case 'enrolling':
      return (
        <SignInEnrollment<T>
          key={flow.key}
          {...rest}
          lang={locale}
          rootRef={rootRef}
          challengeId={state.challengeId}
          methods={state.methods}
          onConfirmed={flow.confirmed}
          onEnrolled={flow.enrolled}
          required={state.required}
          onSkip={state.required ? undefined : flow.skip}
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
        <Screen
          {...frame}
          icon="warning"
          status={state.status}
          title={words.signInFailedTitle}
          description={errors.SERVER}
          focusKey={state.status}
        >
          <Button variant="primary" onClick={flow.retrySession}>
            {common.tryAgain}
          </Button>
          <RestartButton onRestart={leave(onRestart)} />
        </Screen>
      );
    case 'saving-codes':
      return <BackupCodesPanel {...frame} codes={state.codes} onSaved={flow.codesSaved} />;
    case 'offering-codes':
      return (
        <BackupCodesPanel
          {...frame}
          reason="used"
          left={state.left}
          onSaved={flow.codesSaved}
          onSkip={flow.declineCodes}
        />
      );
    case 'must-restart':
      return (
        <Screen {...frame} status={state.status} {...endedScreen(state.error, messages)} focusTitle>
          <RestartButton variant="primary" onRestart={leave(onRestart)} />
        </Screen>
      );
    case 'leaving':
      return (
        <Screen {...frame} status={state.status} title={common.working} focusKey={state.status}>
          {state.left ? <RestartButton onRestart={onRestart} /> : <Working />}
        </Screen>
      );
  }
}
