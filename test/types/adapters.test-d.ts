// Checked by `npm run typecheck`: each line below an @ts-expect-error must be an error.
import {
  type HttpAdapter,
  type HttpAdapterOptions,
  type HttpAdminAdapterOptions,
  httpAdapter,
  httpAdminAdapter,
} from '../../src/adapters/http.js';
import { type PasskeyServer, withPasskey } from '../../src/adapters/passkey.js';
import { type ProtektSdk, protektAdapter } from '../../src/adapters/protekt.js';
import type {
  MfaAdapter,
  MfaBuiltInMethod,
  MfaCustomMethod,
  MfaFactor,
  MfaLoginResult,
  MfaMethod,
} from '../../src/index.js';

interface Tokens {
  access: string;
}
declare const sdk: ProtektSdk<Tokens>;
declare const server: PasskeyServer<Tokens>;
declare const others: PasskeyServer<{ other: number }>;

export const adapter: MfaAdapter<Tokens> = protektAdapter(sdk);
// @ts-expect-error the tokens are the SDK's
export const otherTokens: MfaAdapter<{ other: number }> = protektAdapter(sdk);
// @ts-expect-error an SDK with other tokens
export const otherSdk: ProtektSdk<{ other: number }> = sdk;
// @ts-expect-error without verifyChallenge, no challenge can be passed
export const empty: MfaAdapter<Tokens> = {};
// @ts-expect-error a check of a code returns a promise
export const synchronous: MfaAdapter<Tokens> = { verifyChallenge: () => ({ verified: true }) };

export const passkeys = withPasskey(adapter, server);
export const enroll: NonNullable<MfaAdapter<Tokens>['enrollPasskey']> = passkeys.enrollPasskey;
// @ts-expect-error a server with other tokens
export const otherServer: PasskeyServer<Tokens> = others;
// @ts-expect-error both give the same tokens
withPasskey(adapter, others);

export const http = httpAdapter<'login' | 'verifyChallenge', Tokens>({
  baseUrl: '/api',
  methods: ['login', 'verifyChallenge'],
});
export const login: Promise<MfaLoginResult<Tokens>> = http.login({ email: 'a@example.com', password: 'p' });
// @ts-expect-error there is no such method
httpAdapter({ baseUrl: '/api', methods: ['verifyFax'] });
// @ts-expect-error there is no such method for administrators
httpAdminAdapter({ baseUrl: '/api', methods: ['verifyChallenge'] });
export const narrow: HttpAdapter<'verifyChallenge', Tokens> = httpAdapter<'verifyChallenge', Tokens>({
  baseUrl: '/api',
  methods: ['verifyChallenge'],
});
// @ts-expect-error only the named methods exist
export const notNamed: HttpAdapter<'login' | 'verifyChallenge', Tokens> = narrow;
export const options: HttpAdapterOptions<'login'> = { baseUrl: '/api', methods: ['login'] };
// @ts-expect-error a method that isn't listed
export const unnamed: HttpAdapterOptions<'login'> = { baseUrl: '/api', methods: ['verifyChallenge'] };
// @ts-expect-error a method that isn't listed
export const unnamedAdmin: HttpAdminAdapterOptions<'getPolicy'> = { baseUrl: '/api', methods: ['setPolicy'] };

export const reader: MfaCustomMethod = { id: 'card', name: 'Card reader', kind: 'code', icon: 'M3 5h14v10H3z' };
export const known: MfaMethod[] = ['totp', 'sms', 'email', 'passkey', 'push'];
export const own: MfaFactor = { id: '1', method: 'card' };
export const withReader: MfaAdapter<Tokens> = { ...adapter, methods: [reader], features: { codeLength: { card: 8 } } };
// @ts-expect-error a method needs a name
export const nameless: MfaCustomMethod = { id: 'card', kind: 'code' };
// @ts-expect-error a method needs a kind
export const kindless: MfaCustomMethod = { id: 'card', name: 'Card reader' };
// @ts-expect-error neither the icon of a built-in method nor the data of a path
export const iconless: MfaCustomMethod = { ...reader, icon: 'card' };
// @ts-expect-error a method is declared, not only named
export const named: MfaAdapter<Tokens> = { ...adapter, methods: ['card'] };
// @ts-expect-error only a built-in method can be set up here
export const builtIn: MfaBuiltInMethod = 'card';
