// Checked by `npm run typecheck`: each line below an @ts-expect-error must be an error.
import {
  EmailSetup,
  type EmailSetupProps,
  type Enrolled,
  MfaChallenge,
  type MfaChallengeProps,
  MfaEnrollment,
  type MfaEnrollmentProps,
  MfaFlow,
  type MfaFlowControls,
  type MfaFlowProps,
  type MfaLoginResult,
  type MfaNext,
  type MfaResult,
  type MfaVerified,
  PasskeySetup,
  type PasskeySetupProps,
  type SecretBox,
  type SignInState,
  SmsSetup,
  type SmsSetupProps,
  TotpSetup,
  type TotpSetupProps,
  type UseMfaChallengeOptions,
  type UseMfaEnrollmentOptions,
  type UseMfaFlowOptions,
  type UseSetupOptions,
  useEmailSetup,
  useMfaChallenge,
  useMfaEnrollment,
  useMfaFlow,
  usePasskeySetup,
  useSmsSetup,
  useStepUp,
  useTotpSetup,
} from '../../src/index.js';

interface Tokens {
  access: string;
}
interface Other {
  other: number;
}
declare const result: MfaLoginResult<Tokens>;
declare const next: MfaNext<Tokens>;
declare const box: SecretBox<string[]>;
const take = (session: MfaResult<Tokens>): void => void session;
const takeOther = (session: MfaResult<Other>): void => void session;
const takeOtherEnrolled = (enrolled: Enrolled<Other>): void => void enrolled;
const nothing = (): void => undefined;

export const tokens: MfaResult<Tokens> = { tokens: { access: 'a' } };
export const cookie: MfaResult<Tokens> = { verified: true };
// @ts-expect-error tokens of another kind
export const otherTokens: MfaResult<Tokens> = { tokens: { refresh: 'a' } };
// @ts-expect-error an unverified result isn't a session
export const notVerified: MfaResult<Tokens> = { verified: false };
// @ts-expect-error a login with other tokens
export const otherLogin: MfaLoginResult<Other> = result;
// @ts-expect-error a next step with other tokens
export const otherNext: MfaNext<Other> = next;
// @ts-expect-error a box with something else in it
export const otherBox: SecretBox<number[]> = box;
export const further: MfaLoginResult<Tokens> = next.next;
export const codes: string[] | undefined = box.open();
// @ts-expect-error codes are strings
export const numbers: number[] | undefined = box.open();

export const flows = [
  <MfaFlow key="1" result={result} onSession={take} onComplete={(session) => take(session)} onRestart={nothing} />,
  // @ts-expect-error the session has the login's tokens
  <MfaFlow key="2" result={result} onSession={takeOther} onRestart={nothing} />,
  // @ts-expect-error a flow that can't continue needs a callback
  <MfaFlow key="3" result={result} />,
  // @ts-expect-error the login response is passed unchanged
  <MfaFlow key="4" result={{ tokens: 'a' }} onRestart={nothing} />,
];
export const challenges = [
  <MfaChallenge<Tokens> key="1" challengeId="c" onVerified={({ session }) => take(session)} onRestart={nothing} />,
  // @ts-expect-error one argument, an object: the session is a field of it
  <MfaChallenge<Tokens> key="2" challengeId="c" onVerified={take} onRestart={nothing} />,
  // @ts-expect-error a challenge that can't be passed needs a callback
  <MfaChallenge key="3" challengeId="c" />,
  // @ts-expect-error an id is a string
  <MfaChallenge key="4" challengeId={1} onRestart={nothing} />,
];
export const enrollments = [
  <MfaEnrollment<Tokens> key="1" onConfirmed={({ session }) => session && take(session)} />,
  // @ts-expect-error one argument, an object
  <MfaEnrollment<Tokens> key="2" onConfirmed={(_session, _next) => undefined} />,
  // @ts-expect-error a box of backup codes stays with the drop-in
  <MfaEnrollment<Tokens> key="3" onConfirmed={({ codes }) => void codes} />,
  <TotpSetup<Tokens> key="4" onEnrolled={({ method }) => void method} />,
  // @ts-expect-error its method is fixed
  <TotpSetup key="5" method="sms" />,
  // @ts-expect-error there is nothing to choose from
  <SmsSetup key="6" methods={['sms']} />,
  // @ts-expect-error a setup of one method is not declined
  <EmailSetup key="7" onSkip={nothing} />,
  // @ts-expect-error a callback is a function
  <PasskeySetup key="8" onEnrolled="done" />,
];

export const props: [
  MfaFlowProps<Tokens>['onSession'],
  MfaChallengeProps<Tokens>['onVerified'],
  MfaEnrollmentProps<Tokens>['onEnrolled'],
  EmailSetupProps<Tokens>['onEnrolled'],
  SmsSetupProps<Tokens>['onEnrolled'],
  TotpSetupProps<Tokens>['onEnrolled'],
  PasskeySetupProps<Tokens>['onEnrolled'],
] = [take, (verified: MfaVerified<Tokens>) => take(verified.session), nothing, nothing, nothing, nothing, nothing];

// @ts-expect-error the session is of the login's tokens
export const flowSession: MfaFlowProps<Tokens>['onSession'] = takeOther;
// @ts-expect-error the session is of the challenge's tokens
export const verified: MfaChallengeProps<Tokens>['onVerified'] = (given: MfaVerified<Other>) => void given;
// @ts-expect-error the session is of the enrollment's tokens
export const enrolled: MfaEnrollmentProps<Tokens>['onConfirmed'] = takeOtherEnrolled;
// @ts-expect-error the session is of the enrollment's tokens
export const email: EmailSetupProps<Tokens>['onEnrolled'] = takeOtherEnrolled;
// @ts-expect-error the session is of the enrollment's tokens
export const sms: SmsSetupProps<Tokens>['onEnrolled'] = takeOtherEnrolled;
// @ts-expect-error the session is of the enrollment's tokens
export const totp: TotpSetupProps<Tokens>['onEnrolled'] = takeOtherEnrolled;
// @ts-expect-error the session is of the enrollment's tokens
export const passkey: PasskeySetupProps<Tokens>['onEnrolled'] = takeOtherEnrolled;
// @ts-expect-error the factor has been set up by then: there is no code to pass on
export const coded: Enrolled<Tokens> = { method: 'totp', code: '123456' };

export function Headless(): null {
  const flow: MfaFlowControls<Tokens> = useMfaFlow({ result, onSession: take });
  const state: SignInState<Tokens> = flow.state;
  if (state.status === 'challenging') void state.challenge.challengeId;
  // @ts-expect-error the codes exist only while they are saved
  void state.codes;
  // @ts-expect-error the session has the login's tokens
  useMfaFlow({ result, onSession: takeOther });
  // @ts-expect-error without a login response, there is nothing to continue
  useMfaFlow({ onSession: take });

  // @ts-expect-error a flow with other tokens
  const otherFlow: MfaFlowControls<Other> = flow;
  // @ts-expect-error a state with other tokens
  const otherState: SignInState<Other> = state;
  void [otherFlow, otherState];

  // @ts-expect-error one argument, an object: the session is a field of it
  useMfaChallenge<Tokens>({ challengeId: 'c', onVerified: take });
  const challenge = useMfaChallenge<Tokens>({ challengeId: 'c', login: flow.login, onVerified: flow.verified });
  challenge.verify('123456', { trustDevice: true });
  // @ts-expect-error a code is a string: a number would lose its zeros
  challenge.verify(123456);
  // @ts-expect-error there is no such state
  void (challenge.state.status === 'verifed');
  // @ts-expect-error it returns nothing: the outcome is in the state
  void challenge.verify('123456').then(nothing);

  // @ts-expect-error the session is of the enrollment's tokens
  useMfaEnrollment<Tokens>({ onConfirmed: takeOtherEnrolled });
  const enrollment = useMfaEnrollment<Tokens>({ inSignIn: true, onConfirmed: flow.confirmed });
  enrollment.choose('totp');
  // @ts-expect-error there is no such method
  enrollment.choose('fax');
  useTotpSetup<Tokens>({ onEnrolled: ({ session }) => session && take(session) });
  // @ts-expect-error an app has no number
  useTotpSetup().start('+15550136677');
  // @ts-expect-error a number is needed
  useSmsSetup<Tokens>().start();
  useEmailSetup<Tokens>().start();
  // @ts-expect-error the session is of the enrollment's tokens
  useEmailSetup<Tokens>({ onEnrolled: takeOtherEnrolled });
  // @ts-expect-error a passkey is confirmed by its prompt, not by a code
  usePasskeySetup<Tokens>().confirm('123456');

  const { stepUp, guard } = useStepUp();
  void stepUp().then((session) => session && 'tokens' in session);
  void guard(async (proof) => proof?.password.length).then((count: number | undefined) => count);
  // @ts-expect-error the guard resolves with what the call resolves with
  void guard(async () => 'saved').then((count: number) => count);
  // @ts-expect-error the guard makes the call itself, perhaps twice
  void guard(Promise.resolve());
  return null;
}

export const options: [
  UseMfaFlowOptions<Tokens>,
  UseMfaChallengeOptions<Tokens>,
  UseMfaEnrollmentOptions<Tokens>,
  UseSetupOptions<Tokens>,
] = [{ result }, { challengeId: 'c' }, {}, { onEnrolled: (enrolled: Enrolled<Tokens>) => void enrolled.session }];
// @ts-expect-error the session is of the login's tokens
export const flowOptions: UseMfaFlowOptions<Tokens> = { result, onSession: takeOther };
// @ts-expect-error one argument, an object: the session is a field of it
export const challengeOptions: UseMfaChallengeOptions<Tokens> = { challengeId: 'c', onVerified: take };
// @ts-expect-error the session is of the enrollment's tokens
export const enrollmentOptions: UseMfaEnrollmentOptions<Tokens> = { onConfirmed: takeOtherEnrolled };
// @ts-expect-error the session is of the enrollment's tokens
export const setupOptions: UseSetupOptions<Tokens> = { onEnrolled: takeOtherEnrolled };
