'use client';
import { type ChallengeState, handleOf } from '../../core/challenge/challengeState.js';
import type { MfaAdapter, MfaCallContext, MfaChallengeInfo, MfaResult } from '../../core/contract/adapter.js';
import { parseChallengeUpdate } from '../../core/parse/parseChallenge.js';
import { parseResult } from '../../core/parse/parseResult.js';
import { normalizeBackupCode, normalizeCode } from '../../core/text/code.js';

interface Trust {
  trustDevice?: boolean | undefined;
}

/** Sends a code to the factor on screen. */
export async function sendChallenge(
  adapter: MfaAdapter,
  state: ChallengeState,
  ctx: MfaCallContext,
): Promise<Partial<MfaChallengeInfo>> {
  const { way } = state;
  if (way.kind !== 'code' || !way.factor) return {};
  const { id: factorId, method } = way.factor;
  return parseChallengeUpdate(await adapter.sendChallenge?.({ challengeId: handleOf(state), factorId, method }, ctx));
}

/** Checks a code of the way on screen. Where the backend names no factor, it gets just what the guide shows. */
export async function verifyCode<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  { typed, trustDevice }: Trust & { typed: string },
  ctx: MfaCallContext,
): Promise<MfaResult<T>> {
  const target = { challengeId: handleOf(state), ...(trustDevice && { trustDevice }) };
  const { way } = state;
  if (way.kind === 'backup-code')
    return parseResult(await adapter.verifyBackupCode?.({ ...target, code: normalizeBackupCode(typed) }, ctx));
  const factor = way.factor && { factorId: way.factor.id, method: way.factor.method };
  return parseResult(await adapter.verifyChallenge({ ...target, ...factor, code: normalizeCode(typed) }, ctx));
}

/** The whole WebAuthn ceremony is the adapter's. */
export async function verifyPasskey<T>(
  adapter: MfaAdapter,
  state: ChallengeState,
  { trustDevice }: Trust,
  ctx: MfaCallContext,
): Promise<MfaResult<T>> {
  const { way } = state;
  const factor = way.kind === 'passkey' && { factorId: way.factor.id };
  const target = { challengeId: handleOf(state), ...factor, ...(trustDevice && { trustDevice }) };
  return parseResult(await adapter.verifyPasskey?.(target, ctx));
}
