'use client';
import { factorOf } from '../../core/challenge/challengeMethod.js';
import { type ChallengeState, challengeIdOf } from '../../core/challenge/challengeState.js';
import type { MfaAdapter, MfaCallContext, MfaChallengeInfo, MfaNext, MfaResult } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import { parseChallengeUpdate } from '../../core/parse/parseChallenge.js';
import { parseResult } from '../../core/parse/parseResult.js';

interface Trust {
  trustDevice?: boolean | undefined;
}

/** Sends a code to the factor on screen. */
export async function sendChallenge(
  adapter: MfaAdapter,
  state: ChallengeState,
  ctx: MfaCallContext,
): Promise<Partial<MfaChallengeInfo>> {
  const factor = factorOf(state.selected);
  if (!factor) return {};
  const { id: factorId, method } = factor;
  if (!adapter.sendChallenge) throw new MfaError('METHOD_UNAVAILABLE'); // the adapter was replaced
  return parseChallengeUpdate(
    await adapter.sendChallenge({ challengeId: challengeIdOf(state), factorId, method }, ctx),
    adapter.methods,
  );
}

/** Checks a code. If the backend names no factor, the call has only the parameters that the guide shows. */
export async function verifyCode<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  { code, trustDevice }: Trust & { code: string },
  ctx: MfaCallContext,
): Promise<MfaResult<T> | MfaNext<T>> {
  const target = { challengeId: challengeIdOf(state), ...(trustDevice && { trustDevice }) };
  const { selected } = state;
  if (selected.kind === 'backup-code')
    return parseResult(await adapter.verifyBackupCode?.({ ...target, code }, ctx), adapter.methods);
  const factor = selected.factor && { factorId: selected.factor.id, method: selected.factor.method };
  return parseResult(await adapter.verifyChallenge({ ...target, ...factor, code }, ctx), adapter.methods);
}

/** Checks a passkey. The adapter runs the whole WebAuthn ceremony. */
export async function verifyPasskey<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  { trustDevice }: Trust,
  ctx: MfaCallContext,
): Promise<MfaResult<T> | MfaNext<T>> {
  const { selected } = state;
  const factor = selected.kind === 'passkey' && { factorId: selected.factor.id };
  const target = { challengeId: challengeIdOf(state), ...factor, ...(trustDevice && { trustDevice }) };
  return parseResult(await adapter.verifyPasskey?.(target, ctx), adapter.methods);
}
