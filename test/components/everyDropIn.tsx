import type { ReactElement } from 'react';
import { MfaPolicyPanel, MfaUserReset } from '../../src/admin.js';
import {
  BackupCodesPanel,
  EmailSetup,
  MfaChallenge,
  MfaChallengeDialog,
  MfaEnrollment,
  MfaFlow,
  MfaProvider,
  MfaSettings,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
  useStepUp,
} from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** What a host may pass to a drop-in and nobody else may read. */
export const SECRETS = ['zq7k-9mwd', 'b3nf-x8tp', 'access-token-4f1c', '+15550136677'];
const [one = '', two = '', accessToken, destination = ''] = SECRETS;
const codes = [one, two];

const nothing = (): void => {};
const challenge = { challengeId: 'c', factors: [{ id: 'phone', method: 'sms' as const, destination }] };
const inside = { mfaRequired: false, user: { mfaEnrolled: true }, tokens: { accessToken } };

function StepUp(): ReactElement {
  return <MfaChallengeDialog reauth={useStepUp().reauth} />;
}

/** Every drop-in in its first state, by name. */
export const everyDropIn: Record<string, (sandbox: Sandbox) => ReactElement> = {
  BackupCodesPanel: () => <BackupCodesPanel codes={codes} />,
  EmailSetup: () => <EmailSetup askName />,
  MfaChallenge: () => <MfaChallenge challenge={challenge} onRestart={nothing} />,
  MfaChallengeDialog: () => <StepUp />,
  MfaEnrollment: () => <MfaEnrollment />,
  MfaFlow: () => <MfaFlow result={inside} onComplete={nothing} onRestart={nothing} />,
  MfaPolicyPanel: ({ admin }) => <MfaPolicyPanel admin={admin} />,
  MfaSettings: () => <MfaSettings />,
  MfaUserReset: ({ admin }) => <MfaUserReset admin={admin} />,
  PasskeySetup: () => <PasskeySetup />,
  SmsSetup: () => <SmsSetup askName />,
  TotpSetup: () => <TotpSetup />,
};

/** In a page of a host. */
export const onPage = (dropIn: ReactElement, { adapter }: Pick<Sandbox, 'adapter'>): ReactElement => (
  <MfaProvider adapter={adapter}>{dropIn}</MfaProvider>
);
