'use client';
import { type ReactElement, type Ref, useEffect, useImperativeHandle } from 'react';
import { type ChallengeState, canSend, isAwaiting, isAway, resendAt } from '../../core/challenge/challengeState.js';
import { throwUncaught } from '../../core/contract/callHostCallback.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import { useChallenge } from '../../hooks/challenge/useChallenge.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { useLeave } from '../../hooks/runtime/useLeave.js';
import { Countdown } from '../../parts/feedback/Countdown.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { useMfa } from '../../provider/context.js';
import type { MfaChallengeProps } from '../MfaChallenge.js';
import { errorText } from '../shared/ErrorText.js';
import { endedScreen } from '../shared/endedScreen.js';
import { RestartButton } from '../shared/RestartButton.js';
import { RetryCountdown } from '../shared/RetryCountdown.js';
import { restartCallback } from '../shared/restartCallback.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { SupportContact } from '../shared/SupportContact.js';
import { ChallengeAlternatives } from './ChallengeAlternatives.js';
import { ChallengeInput } from './ChallengeInput.js';
import { challengeWords } from './challengeWords.js';
import { MethodList } from './MethodList.js';
import { timeLeft } from './timeLeft.js';

interface ChallengeProps<T> extends MfaChallengeProps<T> {
  rootRef: Ref<HTMLElement>;
  /** Whether the challenge has already passed the allow-list. */
  isParsed?: boolean | undefined;
}

/** The screens of a challenge. What was typed for one login is never kept for the next. */
export function Challenge<T>({ isParsed, ...props }: ChallengeProps<T>): ReactElement {
  const { challenge, challengeId, login, onVerified, onNext, ...shown } = props;
  const { adapter, slots } = useMfa();
  const noApproval = !slots.Approval && adapter.methods?.some(({ kind }) => kind === 'approval');
  useEffect(() => {
    if (noApproval) throwUncaught(Error('@protekt/react-mfa: pass slots={{ Approval: ApprovalStep }}.'));
  }, [noApproval]);
  const { controls, shownFor } = useChallenge<T>(props, isParsed ? undefined : parseChallenge, noApproval);
  return <ChallengeScreen key={shownFor} {...shown} challenge={controls} />;
}

interface ScreenProps
  extends Omit<ChallengeProps<never>, 'challenge' | 'challengeId' | 'login' | 'onVerified' | 'onNext'> {
  challenge: ChallengeControls;
}

function ChallengeScreen(props: ScreenProps): ReactElement {
  const {
    rootRef,
    challenge,
    onRestart,
    onCancel,
    leaveRef,
    autoFocus = true,
    stepUp = false,
    trustDevice = !stepUp,
    ...rest
  } = props;
  const mfa = useMfa();
  const { messages } = mfa;
  const { state } = challenge;
  const { challenge: words, common, locale } = messages;
  const leave = useLeave(challenge.abandon);
  const isPassed = state.status === 'verified';
  useImperativeHandle(leaveRef, () => () => (isPassed ? undefined : leave(onCancel)?.()));
  const end = {
    onRestart: leave(restartCallback(stepUp ? undefined : onRestart, onCancel)),
    label: stepUp ? common.close : undefined,
  };

  const left = timeLeft(messages);
  const frame = { ...rest, ref: rootRef, status: state.status, focusKey: state.status, lang: locale };
  switch (state.status) {
    case 'blocked':
      return (
        <Screen {...frame} {...endedScreen(state.error, messages)}>
          {state.until === undefined ? null : (
            <p data-mfa-part="wait">
              <RetryCountdown until={state.until} />
            </p>
          )}
          <SupportContact />
          <RestartButton {...end} />
        </Screen>
      );
    case 'expired':
      return (
        <Screen {...frame} {...endedScreen(state.error, messages)}>
          <RestartButton {...end} variant={stepUp ? undefined : 'primary'} />
        </Screen>
      );
    case 'verified':
      return (
        <Screen
          {...frame}
          icon="check"
          title={stepUp ? messages.reauth.verifiedTitle : words.verifiedTitle}
          description={common.working}
        />
      );
    case 'leaving':
      return (
        <Screen {...frame} title={common.working}>
          {state.left ? <RestartButton {...end} /> : <SlowNotice busy />}
        </Screen>
      );
    default: {
      // every other status shows a method, or what replaces it
      const away = isAway(state); // the form is hidden, and keeps what was typed until the user comes back
      const method = state.selected.kind === 'code' ? `code ${state.selected.factor?.id}` : state.selected.kind;
      return (
        <Screen
          {...frame}
          {...challengeWords(state, mfa)}
          accountAction={stepUp ? null : <RestartButton {...end} label={words.notYou} variant="link" />}
          focusKey={away ? state.status : method}
          announcement={announcementOf(state, messages)}
          footer={<ChallengeAlternatives challenge={challenge} onCancel={leave(onCancel)} />}
        >
          {state.status === 'choosing-method' ? <MethodList challenge={challenge} /> : null}
          {state.status === 'lost-access' ? <SupportContact /> : null}
          {state.timeUp && isAwaiting(state) ? (
            <Notice tone="warning">
              <p>{words.timeUp}</p>
              {stepUp ? null : <RestartButton {...end} variant="link" />}
            </Notice>
          ) : null}
          <ChallengeInput challenge={challenge} hidden={away} autoFocus={autoFocus} trustDevice={trustDevice} />
          {state.expiresAt === undefined || state.timeUp || away ? null : (
            <p data-mfa-part="clock">
              <Countdown until={state.expiresAt} label={left} announce={left} />
            </p>
          )}
        </Screen>
      );
    }
  }
}

/** The text for screen readers, for what no field announces itself. */
function announcementOf(state: ChallengeState, messages: MfaSignInMessages): string {
  const { challenge: words } = messages;
  if (state.status === 'verifying') return words.verifying;
  if (state.status === 'choosing-method') return state.error ? messages.errors[state.error.code] : '';
  if (!isAwaiting(state)) return '';
  if (state.error) return state.selected.kind === 'passkey' ? errorText(state.error, 'passkey', messages) : '';
  if (state.timeUp) return words.timeUp;
  return canSend(state) && resendAt(state) !== undefined ? words.sent : '';
}
