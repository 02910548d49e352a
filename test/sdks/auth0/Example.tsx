import type { Auth0Client } from '@auth0/auth0-spa-js';
import { MfaFlow, type MfaLoginResult, MfaProvider } from '@protekt/react-mfa';
import { auth0Adapter } from '@protekt/react-mfa/adapters/auth0';
import { useEffect, useState } from 'react';

/** Rendered after Auth0's page. Requests a token, for which a second step may be due. */
export function SignedIn({ auth0, children }: { auth0: Auth0Client; children: React.ReactNode }) {
  const adapter = auth0Adapter(auth0);
  const [pending, setPending] = useState<MfaLoginResult | null>();

  useEffect(() => void auth0Adapter(auth0).getPendingLogin().then(setPending), [auth0]);

  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      {pending ? (
        <MfaFlow
          result={pending}
          onComplete={() => setPending(null)}
          onRestart={() => void auth0.loginWithRedirect()}
        />
      ) : (
        pending === null && children
      )}
    </MfaProvider>
  );
}
