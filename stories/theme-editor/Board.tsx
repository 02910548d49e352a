import {
  BackupCodesPanel,
  Button,
  CodeInput,
  FactorPicker,
  MfaChallenge,
  MfaProvider,
  type MfaProviderProps,
  MfaSettings,
  Screen,
  TotpSetup,
} from '@protekt/react-mfa';
import { createSandbox, type Sandbox, type SandboxLoginResult } from '@protekt/react-mfa/sandbox';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { anna } from '../playground/Playground.js';
import { words } from '../words.js';

interface BoardProps {
  scheme: 'light' | 'dark';
  messages: MfaProviderProps['messages'];
}

const icons = { totp: 'app', email: 'email', sms: 'sms' } as const;

/** Six live screens, in light or dark. */
export function Board({ scheme, messages }: BoardProps): ReactElement {
  const methods = Object.entries(icons).map(([value, icon]) => ({
    value,
    icon,
    ...words.methods[value as keyof typeof icons],
  }));
  return (
    <section className="te-board" style={{ colorScheme: scheme }} aria-label={scheme === 'light' ? 'Light' : 'Dark'}>
      <OnSandbox messages={messages}>{(sandbox) => <Challenge sandbox={sandbox} />}</OnSandbox>
      <OnSandbox messages={messages}>
        {() => (
          <Screen className="on-card" status="awaiting-code" title={words.challenge.title.sms} headingLevel={3}>
            <CodeInput label={words.code.label(6)} defaultValue="493027" error={words.errors.INVALID_CODE} invalid />
            <Button variant="primary">{words.challenge.verify}</Button>
          </Screen>
        )}
      </OnSandbox>
      <OnSandbox messages={messages}>
        {() => (
          <Screen className="on-card" status="choosing-method" title={words.challenge.chooseTitle} headingLevel={3}>
            <FactorPicker label={words.challenge.chooseTitle} options={methods} onValueChange={() => undefined} />
          </Screen>
        )}
      </OnSandbox>
      <OnSandbox messages={messages}>{() => <TotpSetup hasCodes headingLevel={3} />}</OnSandbox>
      <OnSandbox messages={messages}>
        {(sandbox) => <BackupCodesPanel codes={sandbox.user(anna.email).backupCodes} headingLevel={3} />}
      </OnSandbox>
      <OnSandbox messages={messages}>{() => <MfaSettings headingLevel={3} />}</OnSandbox>
    </section>
  );
}

interface OnSandboxProps {
  messages: MfaProviderProps['messages'];
  children: (sandbox: Sandbox) => ReactNode;
}

function OnSandbox({ messages, children }: OnSandboxProps): ReactElement {
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
    <MfaProvider adapter={sandbox.adapter} issuer="Harbour" messages={messages}>
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
