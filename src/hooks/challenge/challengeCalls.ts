'use client';
import { factorOf } from '../../core/challenge/challengeMethod.js';
import { type ChallengeState, challengeIdOf } from '../../core/challenge/challengeState.js';
import type {
  MfaAdapter,
  MfaCallContext,
  MfaChallengeInfo,
  MfaFactor,
  MfaNext,
  MfaResult,
} from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import { parseChallengeUpdate } from '../../core/parse/parseChallenge.js';
import { parseResult } from '../../core/parse/parseResult.js';

interface Trust {
  trustDevice?: boolean | undefined;
}

/** What a code answers: the challenge, and the factor if the backend names one. */
export function targetOf(
  state: ChallengeState,
  { trustDevice }: Trust,
): { challengeId: string; factorId?: string; trustDevice?: true } {
  const factor = factorOf(state.selected);
  return {
    challengeId: challengeIdOf(state),
    ...(factor && { factorId: factor.id }),
    ...(trustDevice && { trustDevice }),
  };
}

/** Sends a code to a factor. */
export async function sendChallenge(
  adapter: MfaAdapter,
  { id: factorId, method }: MfaFactor,
  challengeId: string,
  ctx: MfaCallContext,
): Promise<Partial<MfaChallengeInfo>> {
  if (!adapter.sendChallenge) throw new MfaError('METHOD_UNAVAILABLE'); // the adapter was replaced
  return parseChallengeUpdate(await adapter.sendChallenge({ challengeId, factorId, method }, ctx), adapter.methods);
}

/** Checks a code. If the backend names no factor, the call has only the parameters that the guide shows. */
export async function verifyCode<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  { code, ...trust }: Trust & { code: string },
  ctx: MfaCallContext,
): Promise<MfaResult<T> | MfaNext<T>> {
  const answer = { ...targetOf(state, trust), code };
  const { selected } = state;
  if (selected.kind === 'backup-code')
    return parseResult(await adapter.verifyBackupCode?.(answer, ctx), adapter.methods);
  const method = selected.factor && { method: selected.factor.method };
  return parseResult(await adapter.verifyChallenge({ ...answer, ...method }, ctx), adapter.methods);
}

/** Checks a passkey. The adapter runs the whole WebAuthn ceremony. */
export async function verifyPasskey<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  trust: Trust,
  ctx: MfaCallContext,
): Promise<MfaResult<T> | MfaNext<T>> {
  return parseResult(await adapter.verifyPasskey?.(targetOf(state, trust), ctx), adapter.methods);
}
