import {
  BackupCodesPanel,
  Button,
  CodeInput,
  FactorPicker,
  MfaChallenge,
  MfaProvider,
  MfaSettings,
  Screen,
  TotpSetup,
} from '@protekt/react-mfa';
import { en } from '@protekt/react-mfa/locales/en';
import { createSandbox, type Sandbox, type SandboxLoginResult } from '@protekt/react-mfa/sandbox';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { anna } from '../playground/Playground.js';

const methods = (['totp', 'email', 'sms'] as const).map((value) => ({
  value,
  title: en.methods[value].title,
  description: en.methods[value].description,
}));

/** Six live screens, in light or dark. */
export function Board({ scheme }: { scheme: 'light' | 'dark' }): ReactElement {
  return (
    <section className="te-board" style={{ colorScheme: scheme }} aria-label={scheme === 'light' ? 'Light' : 'Dark'}>
      <OnSandbox>{(sandbox) => <Challenge sandbox={sandbox} />}</OnSandbox>
      <OnSandbox>
        {() => (
          <Screen className="on-card" status="awaiting-code" title={en.challenge.title.sms} headingLevel={3}>
            <CodeInput label={en.code.label(6)} defaultValue="493027" error={en.errors.INVALID_CODE} invalid />
            <Button variant="primary">{en.challenge.verify}</Button>
          </Screen>
        )}
      </OnSandbox>
      <OnSandbox>
        {() => (
          <Screen className="on-card" status="choosing-method" title={en.challenge.chooseTitle} headingLevel={3}>
            <FactorPicker label={en.challenge.chooseTitle} options={methods} onValueChange={() => undefined} />
          </Screen>
        )}
      </OnSandbox>
      <OnSandbox>{() => <TotpSetup hasCodes headingLevel={3} />}</OnSandbox>
      <OnSandbox>
        {(sandbox) => <BackupCodesPanel codes={sandbox.user(anna.email).backupCodes} headingLevel={3} />}
      </OnSandbox>
      <OnSandbox>{() => <MfaSettings headingLevel={3} />}</OnSandbox>
    </section>
  );
}

function OnSandbox({ children }: { children: (sandbox: Sandbox) => ReactNode }): ReactElement {
  const [sandbox] = useState(() => {
    const made = createSandbox({
      issuer: 'Harbour',
      seed: 'editor',
      users: [{ ...anna, totp: true, emailCode: true, backupCodes: 8 }],
    });
    made.signIn(anna.email);
    return made;
  });
  return (
    <MfaProvider adapter={sandbox.adapter} issuer="Harbour">
      {children(sandbox)}
    </MfaProvider>
  );
}

function Challenge({ sandbox }: { sandbox: Sandbox }): ReactElement | null {
  const [result, setResult] = useState<SandboxLoginResult>();
  const again = (): void => void sandbox.newClient().adapter.login(anna).then(setResult);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(again, []);
  if (!result?.challengeId) return null;
  return (
    <MfaChallenge
      challenge={{ ...result, challengeId: result.challengeId }}
      onRestart={again}
      autoFocus={false}
      headingLevel={3}
    />
  );
}
