// The real client fits without a cast, and anything else is a type error. Only type-checked, never run.
import type { Auth0Client as RealClient } from '@auth0/auth0-spa-js';
import { type Auth0Client, auth0Adapter, auth0LoginResult } from '../../../src/adapters/auth0.js';
import type { MfaAdapter } from '../../../src/core/contract/adapter.js';

declare const client: RealClient;

export const real: Auth0Client = client;
export const adapter: MfaAdapter<never, never> = auth0Adapter(client);
export const caught = (error: unknown) => auth0LoginResult(client, error);

// @ts-expect-error its MFA API is not the client
auth0Adapter(client.mfa);
// @ts-expect-error a client from before MFA
auth0Adapter({ getTokenSilently: () => client.getTokenSilently() });
// @ts-expect-error users enter the password on Auth0's page
void auth0Adapter(client).login({ email: 'a', password: 'b' });
// @ts-expect-error settings aren't supported
void auth0Adapter(client).getStatus();
// @ts-expect-error the SDK's types aren't `any`
export const none: number = client.mfa;
