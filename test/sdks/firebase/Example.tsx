import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings } from '@protekt/react-mfa';
import { firebaseAdapter, firebaseLoginResult } from '@protekt/react-mfa/adapters/firebase';
import * as sdk from 'firebase/auth';
import { useState } from 'react';

/** Created once, with the first text message. It looks for the `<div id="recaptcha">` of index.html. */
let recaptcha: sdk.RecaptchaVerifier | undefined;

export function Account({ auth, signIn }: { auth: sdk.Auth; signIn: () => Promise<unknown> }) {
  const options = {
    verifier: () => (recaptcha ??= new sdk.RecaptchaVerifier(auth, 'recaptcha', { size: 'invisible' })),
  };
  const [login, setLogin] = useState<MfaLoginResult>();
  const [isSignedIn, setSignedIn] = useState(false);

  // Works with any sign-in of the SDK: password, link or another provider. If a second step is due, the SDK throws.
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
