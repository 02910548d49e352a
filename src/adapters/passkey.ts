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
 * Your own server's part of WebAuthn: four calls, each a request to it. The options are what
 * `generateRegistrationOptions()` and `generateAuthenticationOptions()` of `@simplewebauthn/server` (or any other
 * library that speaks WebAuthn's JSON) make; the server keeps their challenge, and accepts an answer to it once.
 *
 * They reject as methods of an adapter do.
 */
export interface PasskeyServer<T = unknown> {
  /** `p.challengeId` is there while the enrollment is forced at sign-in, `p.label` where the passkey was named. */
  registrationOptions(p: MfaEnrollOptions, ctx: MfaCallContext): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Keeps the passkey. Answers as `verifyTOTP` does: with nothing, or with tokens and backup codes. */
  verifyRegistration(
    p: MfaEnrollOptions & { response: RegistrationResponseJSON },
    ctx: MfaCallContext,
  ): Promise<MfaResult<T> | void>;
  /** Only for the passkeys of whoever the challenge asks. */
  authenticationOptions(
    p: Omit<MfaVerifyParams, 'trustDevice'>,
    ctx: MfaCallContext,
  ): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Answers as `verifyChallenge` does. */
  verifyAuthentication(
    p: MfaVerifyParams & { response: AuthenticationResponseJSON },
    ctx: MfaCallContext,
  ): Promise<MfaResult<T>>;
}

type PasskeyMethods<T, C> = Required<Pick<MfaAdapter<T, C>, 'enrollPasskey' | 'verifyPasskey'>>;

/**
 * Any adapter, with passkeys as second factor added. The browser's side (`@simplewebauthn/browser`) loads when the
 * first passkey is asked for.
 *
 * Its methods reject with CANCELLED if the person dismisses the browser's dialog, lets it run out or has no such
 * passkey (which no browser tells apart), or if `ctx.signal` is aborted, which closes the dialog; ALREADY_ENROLLED if
 * the authenticator holds one of this account already; METHOD_UNAVAILABLE if the browser or its authenticators cannot,
 * or not on this domain; SERVER for options without a challenge; and with whatever `server` rejects with.
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
        options: () => server.registrationOptions(p, asking(ctx)),
        run: ({ startRegistration }, optionsJSON) => startRegistration({ optionsJSON }),
      });
      return server.verifyRegistration({ ...p, response }, ctx);
    },
    verifyPasskey: async (p, ctx = {}) => {
      const { trustDevice: _, ...asked } = p;
      const response = await passkeyCeremony(ctx.signal, {
        options: () => server.authenticationOptions(asked, asking(ctx)),
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

/** The key is that of the answer: a server that remembers it must not take the two requests for one. */
const asking = ({ idempotencyKey: _, ...ctx }: MfaCallContext): MfaCallContext => ctx;
