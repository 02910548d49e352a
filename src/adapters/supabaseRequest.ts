import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { type SupabaseCall, type SupabaseSubject, supabaseError } from './supabaseError.js';

/**
 * The data of one call of auth-js. It is never repeated, because a code works only once.
 *
 * @throws MfaError for an error in the response, for an error that the client throws (such as a missing method), and
 * SERVER for an unreadable response.
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
 * A string that the response must contain.
 *
 * @throws MfaError SERVER without it.
 */
export function textIn(data: Fields, name: string): string {
  const value = data[name];
  if (typeof value !== 'string' || !value) throw new MfaError('SERVER');
  return value;
}
