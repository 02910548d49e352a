import type {
  MfaAdapter,
  MfaApproval,
  MfaChallengeInfo,
  MfaFactor,
  MfaNext,
  MfaResult,
} from '../core/contract/adapter.js';
import { type MfaError, toMfaError } from '../core/contract/error.js';
import { parseChallengeUpdate } from '../core/parse/parseChallenge.js';
import { parseResult } from '../core/parse/parseResult.js';
import type { AdapterBackend } from './adapterBackend.js';
import { methodOf } from './methodOf.js';
import { readable, requireThat } from './refusal.js';

/** A challenge that is open in a browser, and what its user can do there. */
export interface OpenChallenge {
  adapter: MfaAdapter;
  /** The newest id, because a send may replace it. */
  challengeId: string;
  /** The newest request for approval, as the sign-in page shows it. */
  approval: MfaApproval | undefined;
  /** The factor of the backend's `method`, if the challenge lists factors. */
  own: MfaFactor | undefined;
  /** Answers with a code of the user's own factor, or of the given one. */
  enter(code: string, factor?: MfaFactor): Promise<MfaResult | MfaNext>;
  /** The right code: the one that the app shows now, or the one that was sent. Sends one if none was sent yet. */
  rightCode(): Promise<string>;
  /** Sends a code, after waiting if a rate limit requires it. Resolves with any other error. */
  send(factor?: MfaFactor): Promise<MfaError | undefined>;
}

export function openChallenge(
  backend: AdapterBackend,
  adapter: MfaAdapter,
  info: MfaChallengeInfo,
  secret: string | undefined,
): OpenChallenge {
  const { method = 'totp' } = backend;
  const own = info.factors?.find((factor) => factor.method === method);
  let isSent = info.sentTo !== undefined && info.sentTo === own?.id;
  const open: OpenChallenge = {
    adapter,
    own,
    challengeId: info.challengeId,
    approval: info.approval,
    enter: async (code, factor = own) => {
      const which = factor ? { factorId: factor.id, method: factor.method } : {};
      const answer = await adapter.verifyChallenge({ challengeId: open.challengeId, code, ...which });
      return readable('verifyChallenge', parseResult, answer);
    },
    rightCode: async () => {
      if (method === 'totp') return codeOfApp(backend, secret);
      const error = isSent || !own ? undefined : await open.send();
      if (error) throw error;
      return lastCode(backend);
    },
    send: async (factor = own) => {
      requireThat(!!factor, 'The challenge lists no factor to send a code to.');
      const call = () =>
        methodOf(
          adapter,
          'sendChallenge',
        )({
          challengeId: open.challengeId,
          factorId: factor.id,
          method: factor.method,
        });
      const answer = await afterWait(backend, call).catch(toMfaError);
      if (answer instanceof Error) return answer;
      const update = readable('sendChallenge', (sent) => parseChallengeUpdate(sent, adapter.methods), answer);
      open.challengeId = update.challengeId ?? open.challengeId;
      open.approval = update.approval;
      isSent ||= factor === own;
      return undefined;
    },
  };
  return open;
}

/** Makes the call, and repeats it once after the wait that a rate limit requires. */
export async function afterWait<A>(backend: AdapterBackend, call: () => Promise<A>): Promise<A> {
  try {
    return await call();
  } catch (thrown) {
    const error = toMfaError(thrown);
    if (error.code !== 'RATE_LIMITED') throw error;
    await waitOut(backend, error);
    return call();
  }
}

export async function waitOut(backend: AdapterBackend, { code, retryAfter = 30 }: MfaError): Promise<void> {
  if (code === 'RATE_LIMITED') await backend.advance(retryAfter);
}

export async function codeOfApp(backend: AdapterBackend, secret: string | undefined): Promise<string> {
  requireThat(!!backend.codeFor, 'The backend has no codeFor(), but its users have authenticator apps.');
  requireThat(!!secret, 'enrollTOTP() returned no secret that a user could type in.');
  return backend.codeFor(secret);
}

export async function lastCode(backend: AdapterBackend): Promise<string> {
  const code = await backend.lastCode?.();
  requireThat(!!code, 'The backend has no lastCode(), or no code was sent.');
  return code;
}

/** A code of the right form, but with a different last digit. */
export const wrongCode = (code: string): string => code.slice(0, -1) + ((Number(code.at(-1)) + 5) % 10);
