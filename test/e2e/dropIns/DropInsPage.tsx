import type { ReactElement, ReactNode } from 'react';
import { MfaPolicyPanel, MfaUserReset } from '../../../src/admin.js';
import {
  BackupCodesPanel,
  EmailSetup,
  MfaChallenge,
  MfaChallengeDialog,
  MfaEnrollment,
  MfaFlow,
  type MfaLoginResult,
  MfaProvider,
  MfaSettings,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
  useStepUp,
} from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';

const login: MfaLoginResult = {
  mfaRequired: true,
  user: { mfaEnrolled: true },
  challengeId: 'of-another-server',
  factors: [{ id: 'app', method: 'totp' }],
};
const challenge = { challengeId: 'of-another-server-too', factors: [{ id: 'key', method: 'passkey' as const }] };
const restart = (): void => {};

/** Every drop-in on one page, as the server renders it. */
export function DropInsPage({ sandbox }: { sandbox: Sandbox }): ReactElement {
  const { admin } = sandbox;
  return (
    <MfaProvider adapter={sandbox.adapter} issuer="Harbour" brand="Harbour" account="anna@example.com">
      <Section name="MfaFlow">
        <MfaFlow result={login} onRestart={restart} autoFocus={false} />
      </Section>
      <Section name="MfaChallenge">
        <MfaChallenge challenge={challenge} onRestart={restart} autoFocus={false} />
      </Section>
      <Section name="MfaEnrollment">
        <MfaEnrollment />
      </Section>
      <Section name="TotpSetup">
        <TotpSetup />
      </Section>
      <Section name="SmsSetup">
        <SmsSetup />
      </Section>
      <Section name="EmailSetup">
        <EmailSetup />
      </Section>
      <Section name="PasskeySetup">
        <PasskeySetup />
      </Section>
      <Section name="BackupCodesPanel">
        <BackupCodesPanel />
      </Section>
      <Section name="MfaSettings">
        <MfaSettings />
      </Section>
      <Section name="MfaPolicyPanel">
        <MfaPolicyPanel admin={admin} />
      </Section>
      <Section name="MfaUserReset">
        <MfaUserReset admin={admin} />
      </Section>
      <StepUp sandbox={sandbox} />
    </MfaProvider>
  );
}

const Section = ({ name, children }: { name: string; children: ReactNode }): ReactElement => (
  <section data-testid={name}>{children}</section>
);

function StepUp({ sandbox }: { sandbox: Sandbox }): ReactElement {
  const { reauth, guard } = useStepUp();
  const act = (): void => {
    guard((proof) => sandbox.adapter.disable({}, proof && { proof })).catch(() => undefined);
  };
  return (
    <>
      <button type="button" onClick={act}>
        Delete project
      </button>
      <MfaChallengeDialog reauth={reauth} />
    </>
  );
}
