import { Button, MfaFlow, Screen } from '@protekt/react-mfa';
import type { SandboxLoginResult } from '@protekt/react-mfa/sandbox';
import { type ReactElement, useState } from 'react';
import { inEnglish } from './inEnglish.js';
import { anna, type Backend } from './Playground.js';

/** A sign-in page on which the password was already entered. */
export function SignInApp({ adapter, sandbox }: Backend): ReactElement {
  const [result, setResult] = useState<SandboxLoginResult>();
  const [isIn, setIsIn] = useState(false);
  const signOut = (): void => {
    sandbox.signOut();
    setResult(undefined);
    setIsIn(false);
  };
  if (isIn)
    return (
      <Screen
        {...inEnglish}
        className="on-card"
        status="signed-in"
        icon="check"
        title="You’re signed in"
        description="Sign out, then sign in again with a code from the phone."
      >
        <Button onClick={signOut}>Sign out</Button>
      </Screen>
    );
  if (result)
    return <MfaFlow result={result} onComplete={() => setIsIn(true)} onRestart={signOut} onCancel={signOut} />;
  return (
    <Screen
      {...inEnglish}
      className="on-card"
      status="signed-out"
      title="Welcome to Harbour"
      description={`Sign in as ${anna.email}. This demo skips the password.`}
    >
      <Button variant="primary" onClick={() => void adapter.login(anna).then(setResult)}>
        Sign in
      </Button>
    </Screen>
  );
}
