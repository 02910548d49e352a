import type { MfaFactor, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';

const METHODS: Partial<Record<string, MfaMethod>> = { totp: 'totp', phone: 'sms' };
/** Names must be unique, so a factor without a name gets a generated one, which is never shown. */
const UNNAMED = 'mfa-';

/** A factor that the server has stored, verified or not. */
export interface SupabaseFactor {
  id: string;
  type: string;
  isVerified: boolean;
  name: string | undefined;
  factor: MfaFactor | undefined;
}

/**
 * All factors of a user.
 *
 * @throws MfaError SERVER for anything but a user, and for an entry without its fields, because an unreadable factor
 * must not look like none.
 */
export function supabaseFactors(user: unknown): SupabaseFactor[] {
  if (!isFields(user) || typeof user.id !== 'string') throw new MfaError('SERVER');
  const list = user.factors ?? []; // missing if there are none
  if (!Array.isArray(list)) throw new MfaError('SERVER');
  return list.map((entry: unknown) => {
    const { id, factor_type: type, status, ...more }: Fields = isFields(entry) ? entry : {};
    if (typeof id !== 'string' || typeof type !== 'string' || (status !== 'verified' && status !== 'unverified')) {
      throw new MfaError('SERVER');
    }
    const name = typeof more.friendly_name === 'string' ? more.friendly_name : undefined;
    const method = METHODS[type];
    return { id, type, isVerified: status === 'verified', name, factor: method && factorOf(id, method, name, more) };
  });
}

/** The factors that can answer a challenge here, the app first, because its code costs nothing and needs no network. */
export function usableFactors(all: readonly SupabaseFactor[]): MfaFactor[] {
  const usable = all.flatMap(({ isVerified, factor }) => (isVerified && factor ? [factor] : []));
  return usable.sort((a, b) => Number(a.method === 'sms') - Number(b.method === 'sms'));
}

/** The label if it is free, otherwise a free name based on it or a generated one. */
export function freeName(label: string | undefined, taken: readonly SupabaseFactor[] = []): string {
  if (!label) return UNNAMED + crypto.randomUUID();
  const names = new Set(taken.map(({ name }) => name));
  for (let number = 2; ; number++) {
    const name = `${label} ${number}`;
    if (!names.has(name)) return names.has(label) ? name : label;
  }
}

function factorOf(id: string, method: MfaMethod, name: string | undefined, { created_at, phone }: Fields): MfaFactor {
  const createdAt = typeof created_at === 'string' ? Date.parse(created_at) : Number.NaN;
  return {
    id,
    method,
    ...(name && !name.startsWith(UNNAMED) && { label: name }),
    ...(typeof phone === 'string' && phone && { destination: `+${phone.replace(/^\+/, '')}` }),
    ...(!Number.isNaN(createdAt) && { createdAt }),
  };
}
