import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings } from '@protekt/react-mfa';
import { firebaseAdapter, firebaseLoginResult } from '@protekt/react-mfa/adapters/firebase';
import * as sdk from 'firebase/auth';
import { useState } from 'react';

/** Once, and when the first message is sent: it looks for `<div id="recaptcha">`, which stands in index.html. */
let recaptcha: sdk.RecaptchaVerifier | undefined;

export function Account({ auth, signIn }: { auth: sdk.Auth; signIn: () => Promise<unknown> }) {
  const options = {
    verifier: () => (recaptcha ??= new sdk.RecaptchaVerifier(auth, 'recaptcha', { size: 'invisible' })),
  };
  const [login, setLogin] = useState<MfaLoginResult>();
  const [isSignedIn, setSignedIn] = useState(false);

  // Any sign-in of the SDK: with a password, a link, another provider. A second step is an error that it throws.
  const start = () =>
    signIn().then(
      () => setSignedIn(true),
      (error: unknown) => setLogin(firebaseLoginResult(auth, sdk, error, options)),
    );

  return (
    <MfaProvider adapter={firebaseAdapter(auth, sdk, options)} issuer="Harbour">
      {isSignedIn ? (
        <MfaSettings />
      ) : login ? (
        <MfaFlow result={login} onComplete={() => setSignedIn(true)} onRestart={() => setLogin(undefined)} />
      ) : (
        <button type="button" onClick={() => void start()}>
          Sign in
        </button>
      )}
    </MfaProvider>
  );
}
