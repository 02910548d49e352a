import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { type SupabaseCall, type SupabaseSubject, supabaseError } from './supabaseError.js';

/**
 * The data of one call of auth-js, never repeated: a code is spent by the first.
 *
 * @throws MfaError for what the server answers, for what the client throws (a method that is missing), and SERVER for
 * an answer that is none.
 */
export async function supabaseRequest(
  run: () => Promise<unknown>,
  call?: SupabaseCall,
  subject?: SupabaseSubject,
): Promise<Fields> {
  try {
    const answer = await run();
    if (!isFields(answer)) throw new MfaError('SERVER');
    if (answer.error) throw supabaseError(answer.error, call, subject);
    return isFields(answer.data) ? answer.data : {};
  } catch (thrown) {
    throw isMfaError(thrown) ? thrown : supabaseError(thrown, call, subject);
  }
}

/**
 * A string that the answer must have.
 *
 * @throws MfaError SERVER without it.
 */
export function textIn(data: Fields, name: string): string {
  const value = data[name];
  if (typeof value !== 'string' || !value) throw new MfaError('SERVER');
  return value;
}
