import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type {
  MfaAdapter,
  MfaCallContext,
  MfaEnrollOptions,
  MfaResult,
  MfaVerifyParams,
} from '../core/contract/adapter.js';
import { contractMethods, methodsOf } from './contractMethods.js';
import { passkeyCeremony } from './passkeyCeremony.js';

/**
 * Your own server's part of WebAuthn: four functions, each a request to it. The options come from
 * `generateRegistrationOptions()` and `generateAuthenticationOptions()` of `@simplewebauthn/server`, or from any other
 * library that supports WebAuthn's JSON. The server keeps their challenge, and accepts one response to it.
 *
 * The functions reject like the methods of an adapter.
 */
export interface PasskeyServer<T = unknown> {
  /** `p.challengeId` is set if enrollment is required during sign-in, `p.label` if the user named the passkey. */
  registrationOptions(p: MfaEnrollOptions, ctx: MfaCallContext): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Stores the passkey. Returns the same as `verifyTOTP`: nothing, or tokens and backup codes. */
  verifyRegistration(
    p: MfaEnrollOptions & { response: RegistrationResponseJSON },
    ctx: MfaCallContext,
  ): Promise<MfaResult<T> | void>;
  /** Returns options for the passkeys of the challenge's user only. */
  authenticationOptions(
    p: Omit<MfaVerifyParams, 'trustDevice'>,
    ctx: MfaCallContext,
  ): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Returns the same as `verifyChallenge`. */
  verifyAuthentication(
    p: MfaVerifyParams & { response: AuthenticationResponseJSON },
    ctx: MfaCallContext,
  ): Promise<MfaResult<T>>;
}

type PasskeyMethods<T, C> = Required<Pick<MfaAdapter<T, C>, 'enrollPasskey' | 'verifyPasskey'>>;

/**
 * Adds passkeys as a second factor to any adapter. The browser side (`@simplewebauthn/browser`) loads with the first
 * passkey.
 *
 * The methods reject with CANCELLED if the user dismisses the browser's prompt, lets it time out or has no such passkey
 * (no browser tells which), or if `ctx.signal` is aborted, which closes the prompt; with ALREADY_ENROLLED if the
 * authenticator already has a passkey for this account; with METHOD_UNAVAILABLE if the browser or its authenticators
 * don't support passkeys, or not on this domain; with SERVER for options without a challenge; and with whatever
 * `server` rejects with.
 *
 * @example
 * const adapter = withPasskey(protektAdapter(protekt), server);
 */
export function withPasskey<T, C>(
  adapter: MfaAdapter<T, C>,
  server: PasskeyServer<T>,
): MfaAdapter<T, C> & PasskeyMethods<T, C> {
  const { verifyChallenge, features, methods } = adapter;
  const passkey: PasskeyMethods<T, C> = {
    enrollPasskey: async (p = {}, ctx = {}) => {
      const response = await passkeyCeremony(ctx.signal, {
        options: () => server.registrationOptions(p, withoutIdempotencyKey(ctx)),
        run: ({ startRegistration }, optionsJSON) => startRegistration({ optionsJSON }),
      });
      return server.verifyRegistration({ ...p, response }, ctx);
    },
    verifyPasskey: async (p, ctx = {}) => {
      const { trustDevice: _, ...params } = p;
      const response = await passkeyCeremony(ctx.signal, {
        options: () => server.authenticationOptions(params, withoutIdempotencyKey(ctx)),
        run: ({ startAuthentication }, optionsJSON) => startAuthentication({ optionsJSON }),
      });
      return server.verifyAuthentication({ ...p, response }, ctx);
    },
  };
  return {
    verifyChallenge,
    ...methodsOf(adapter, contractMethods),
    ...(features && { features }),
    ...(methods && { methods }),
    ...passkey,
  };
}

/** Removes the idempotency key, which is for the second request: a server that stores keys must not confuse the two. */
const withoutIdempotencyKey = ({ idempotencyKey: _, ...ctx }: MfaCallContext): MfaCallContext => ctx;
