import type { MfaCallContext, MfaEnrollOptions, MfaResult, MfaVerifyParams } from '../../core/contract/adapter.js';
import type { MfaErrorCode } from '../../core/contract/error.js';
import type { Backend } from '../backend.js';
import { passChallenge } from '../endpoints/passChallenge.js';
import { answerable } from '../endpoints/verifyChallenge.js';
import { SandboxError } from '../faults/SandboxError.js';
import { countAgainst, wrongAnswer } from './attempts.js';
import { addFactor, type Enroller, requireEnroller } from './enrollments.js';
import { type PasskeyFactor, usableFactors } from './factors.js';
import { signPasskey } from './passkeys.js';
import type { Caller, SandboxTokens } from './sessions.js';

const isPasskey = (factor: { method: string }): factor is PasskeyFactor => factor.method === 'passkey';

/** Answers a challenge with a passkey: requests an assertion, then checks it. */
export async function verifyPasskey(
  backend: Backend,
  caller: Caller,
  p: MfaVerifyParams,
  ctx: MfaCallContext,
): Promise<MfaResult<SandboxTokens>> {
  const prompted = answerable(backend, p.challengeId);
  const passkeys = usableFactors(backend, prompted.user)
    .filter(isPasskey)
    .filter(({ id }) => p.factorId === undefined || id === p.factorId);
  if (passkeys.length === 0) throw new SandboxError('METHOD_UNAVAILABLE', 'there is no such passkey.');
  const allow = passkeys.map(({ credentialId }) => credentialId);
  const assertion = await prompt(() => backend.passkeys.get({ challenge: prompted.nonce, allow }, ctx.signal));
  // The prompt may have been open for a long time, so everything that may have expired is checked again.
  const challenge = answerable(backend, p.challengeId);
  const factor = passkeys.find(({ credentialId }) => credentialId === assertion.credentialId);
  const expected = factor && signPasskey(factor.key, challenge.nonce, assertion.counter);
  if (!factor || assertion.signature !== expected || assertion.counter <= factor.counter) {
    countAgainst(backend, challenge.user);
    throw wrongAnswer(backend, challenge, 'INVALID_CODE');
  }
  factor.counter = assertion.counter;
  return passChallenge(backend, caller, challenge, { factor, trust: p.trustDevice });
}

/** Adds a passkey. The authenticator's response is the proof, so no confirmation follows. */
export async function enrollPasskey(
  backend: Backend,
  caller: Caller,
  p: MfaEnrollOptions,
  ctx: MfaCallContext,
): Promise<MfaResult<SandboxTokens> | undefined> {
  const enroller: Enroller = requireEnroller(backend, caller, 'passkey', p, ctx);
  const { id: userId, email: userName, factors } = enroller.user;
  const exclude = factors.filter(isPasskey).map(({ credentialId }) => credentialId);
  const challenge = backend.random.id('nonce');
  const created = await prompt(() => backend.passkeys.create({ challenge, userId, userName, exclude }, ctx.signal));
  backend.secrets.note(created.key);
  return addFactor(backend, caller, requireEnroller(backend, caller, 'passkey', p, ctx), {
    id: backend.random.id('factor'),
    createdAt: backend.clock.now(),
    label: p.label,
    method: 'passkey',
    credentialId: created.credentialId,
    key: created.key,
    counter: 0,
  });
}

/** The contract's error codes for the browser's errors. */
const CEREMONY_ERRORS: Partial<Record<string, MfaErrorCode>> = {
  NotAllowedError: 'CANCELLED',
  AbortError: 'CANCELLED',
  InvalidStateError: 'ALREADY_ENROLLED',
  NotSupportedError: 'METHOD_UNAVAILABLE',
};

async function prompt<A>(ask: () => Promise<A>): Promise<A> {
  try {
    return await ask();
  } catch (error) {
    const code = error instanceof Error ? CEREMONY_ERRORS[error.name] : undefined;
    throw code === undefined ? error : new SandboxError(code, 'the passkey ceremony failed.');
  }
}
