import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Random } from './random.js';

/** The sandbox's request to an authenticator to create a passkey. */
export interface PasskeyCreation {
  readonly challenge: string;
  readonly userId: string;
  readonly userName: string;
  /** The user's existing credentials. If the authenticator has one of them, the result is ALREADY_ENROLLED. */
  readonly exclude: readonly string[];
}
/** `key` is a shared secret in hex: HMAC replaces the key pair of a real passkey. */
export interface PasskeyCredential {
  readonly credentialId: string;
  readonly key: string;
}
/** What a passkey has to sign. */
export interface PasskeyRequest {
  readonly challenge: string;
  /** The credentials that may sign. */
  readonly allow: readonly string[];
}
/** The response of a passkey to a {@link PasskeyRequest}. */
export interface PasskeyAssertion {
  readonly credentialId: string;
  /** Increases with every use. */
  readonly counter: number;
  /** See {@link signPasskey}. */
  readonly signature: string;
}

/**
 * The user's side of the passkey ceremony. It rejects like `navigator.credentials`, with one of these errors by `name`:
 * `NotAllowedError` (dismissed), `InvalidStateError` (there is one already), `NotSupportedError`.
 */
export interface SandboxPasskeys {
  /** Creates a passkey, as `navigator.credentials.create` does. An abort closes the prompt. */
  create(request: PasskeyCreation, signal?: AbortSignal): Promise<PasskeyCredential>;
  /** Signs a challenge with a passkey, as `navigator.credentials.get` does. An abort closes the prompt. */
  get(request: PasskeyRequest, signal?: AbortSignal): Promise<PasskeyAssertion>;
}

/** HMAC-SHA-256 of the challenge and the counter, in hex. */
export function signPasskey(key: string, challenge: string, counter: number): string {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(`${challenge}.${counter}`)));
}

/** An in-memory authenticator that approves every prompt unless you change that. */
export class SoftwarePasskeys implements SandboxPasskeys {
  /** Set it to false for a browser without passkeys. */
  available: boolean = true;
  readonly #random: Random;
  readonly #credentials = new Map<string, { key: string; counter: number }>();
  #dismissals = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes the user dismiss the next prompt (CANCELLED). */
  dismissNext(): void {
    this.#dismissals += 1;
  }

  /** Makes the device lose its passkeys: the accounts still list them, but no prompt finds them. */
  forgetAll(): void {
    this.#credentials.clear();
  }

  /** Creates a passkey without a prompt, for an account that starts with one. */
  seed(): PasskeyCredential {
    const credential = { credentialId: this.#random.id('cred'), key: bytesToHex(this.#random.bytes(32)) };
    this.#credentials.set(credential.credentialId, { key: credential.key, counter: 0 });
    return credential;
  }

  async create(request: PasskeyCreation, signal?: AbortSignal): Promise<PasskeyCredential> {
    this.#prompt(signal);
    if (request.exclude.some((id) => this.#credentials.has(id))) throw ceremonyError('InvalidStateError');
    return this.seed();
  }

  async get(request: PasskeyRequest, signal?: AbortSignal): Promise<PasskeyAssertion> {
    this.#prompt(signal);
    for (const credentialId of request.allow) {
      const credential = this.#credentials.get(credentialId);
      if (!credential) continue;
      credential.counter += 1;
      return {
        credentialId,
        counter: credential.counter,
        signature: signPasskey(credential.key, request.challenge, credential.counter),
      };
    }
    // A browser doesn't tell a site that a passkey is missing: it looks like a dismissal.
    throw ceremonyError('NotAllowedError');
  }

  #prompt(signal?: AbortSignal): void {
    if (!this.available) throw ceremonyError('NotSupportedError');
    if (signal?.aborted) throw ceremonyError('AbortError');
    if (this.#dismissals === 0) return;
    this.#dismissals -= 1;
    throw ceremonyError('NotAllowedError');
  }
}

function ceremonyError(name: string): Error {
  return Object.assign(new Error(`Sandbox: the passkey ceremony ended with ${name}.`), { name });
}
