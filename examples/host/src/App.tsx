import { MfaFlow } from '@protekt/react-mfa';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Account } from './Account.js';
import { type Login, userQuery } from './auth.js';
import { Page } from './Page.js';
import { Welcome } from './Welcome.js';

/**
 * Signed out, signing in, or signed in. An unfinished login takes precedence over the session, which may already exist
 * while the flow still has backup codes to save.
 */
export function App() {
  const queryClient = useQueryClient();
  const user = useQuery(userQuery);
  const [login, setLogin] = useState<Login>();
  const leave = () => setLogin(undefined);

  if (login)
    return (
      <Page narrow>
        <MfaFlow
          headingLevel={1}
          result={login}
          onSession={() => queryClient.invalidateQueries(userQuery)}
          onComplete={leave}
          onCancel={leave}
          onRestart={leave}
        />
      </Page>
    );
  if (user.isPending) return <Page narrow>One moment…</Page>;
  return user.data ? <Account user={user.data} /> : <Welcome onLogin={setLogin} />;
}
