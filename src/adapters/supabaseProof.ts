import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import type { SupabaseAuth } from './supabaseClient.js';
import type { SupabaseCall, SupabaseSubject } from './supabaseError.js';
import { supabaseRequest, textIn } from './supabaseRequest.js';
import type { SupabaseState } from './supabaseState.js';

const VERIFIED = { verified: true } as const;

interface SupabaseProof {
  /** The assurance level of the client's session. Makes no request. */
  level: () => Promise<Fields>;
  /** Rejects unless the code is right. `sent` is the id of the server's challenge that the code was sent with. */
  prove: (
    p: { factorId: string; code: string; sent?: string },
    call: SupabaseCall,
    subject: SupabaseSubject,
  ) => Promise<{ verified: true }>;
  /** The same for an enrollment, which then ends. */
  confirm: (p: { enrollmentId: string; code: string }, call: SupabaseCall) => Promise<{ verified: true }>;
}

/** The proof that a code was right: the new session of the client must have level `aal2`. */
export function supabaseProof(auth: SupabaseAuth, state: SupabaseState): SupabaseProof {
  const { challenges, enrollments } = state;
  const level: SupabaseProof['level'] = () => supabaseRequest(() => auth.mfa.getAuthenticatorAssuranceLevel());

  const prove: SupabaseProof['prove'] = async ({ factorId, code, sent }, call, subject) => {
    try {
      const challengeId =
        sent ?? textIn(await supabaseRequest(() => auth.mfa.challenge({ factorId }), call, subject), 'id');
      const verify = () => auth.mfa.verify({ factorId, challengeId, code });
      textIn(await supabaseRequest(verify, call, subject), 'access_token');
    } catch (error) {
      if (isMfaError(error) && error.code === 'LOCKED') challenges.clear(); // the server has ended the session
      throw error;
    }
    if ((await level()).currentLevel !== 'aal2') throw new MfaError('SERVER');
    state.mustProve = false;
    return VERIFIED;
  };

  const confirm: SupabaseProof['confirm'] = async (p, call) => {
    const open = enrollments.get(p.enrollmentId);
    if (!open) throw new MfaError('ENROLLMENT_EXPIRED');
    const result = await prove({ ...open, code: p.code }, call, 'enrollment');
    for (const [id, one] of enrollments) if (one.factorId === open.factorId) enrollments.delete(id);
    return result;
  };
  return { level, prove, confirm };
}

/**
 * The newest code of a second factor that this session was proved with. Undefined if only the method names are listed.
 */
export function newestCode(used: unknown): { method: string; at: number } | undefined {
  const claims: unknown[] = Array.isArray(used) ? used : [];
  const codes = claims.flatMap((claim) => {
    const { method, timestamp } = isFields(claim) ? claim : {};
    const isCode = typeof method === 'string' && /^(totp|mfa\/)/.test(method);
    return isCode && typeof timestamp === 'number' ? [{ method, at: timestamp }] : [];
  });
  return codes.sort((a, b) => b.at - a.at)[0];
}

/** Whether the server requires a code for this session first. This is remembered, because the token may not say so. */
export function asksForCode(error: unknown, state: SupabaseState): boolean {
  const asks = isMfaError(error) && error.reauth === 'code';
  if (asks) state.mustProve = true;
  return asks;
}
