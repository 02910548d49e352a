// The real client fits without a cast, and anything else is a type error. Only type-checked, never run.
import type { SupabaseClient } from '@supabase/supabase-js';
import { type SupabaseAuth, supabaseAdapter } from '../../../src/adapters/supabase.js';
import type { MfaAdapter } from '../../../src/core/contract/adapter.js';

declare const client: SupabaseClient;

export const real: SupabaseAuth = client.auth;
export const adapter: MfaAdapter<never> = supabaseAdapter(client.auth, { methods: ['totp', 'sms'], issuer: 'Harbour' });
export const always: Promise<unknown> = supabaseAdapter(client.auth).getStatus();

// @ts-expect-error the client itself is not its `auth`
supabaseAdapter(client);
// @ts-expect-error an SDK without MFA
supabaseAdapter({ ...client.auth, mfa: undefined });
// @ts-expect-error codes by email aren't a second factor there
supabaseAdapter(client.auth, { methods: ['email'] });
// @ts-expect-error not a value of the contract
supabaseAdapter(client.auth, { enrollment: 'optional' });
// @ts-expect-error it may be missing: the project may not have it
void supabaseAdapter(client.auth).enrollSMS({ phoneNumber: '+12025550142' });
// @ts-expect-error the SDK's types aren't `any`
export const none: number = client.auth.mfa;
