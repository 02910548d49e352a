import type { MfaAdapter } from '../core/contract/adapter.js';
import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import type { SupabaseAuth } from './supabaseClient.js';
import type { SupabaseCall } from './supabaseError.js';
import { freeName, type SupabaseFactor } from './supabaseFactors.js';
import { asksForCode } from './supabaseProof.js';
import { supabaseRequest, textIn } from './supabaseRequest.js';
import type { SupabaseState } from './supabaseState.js';

/** The minimum lifetime of an unverified factor or a challenge, in seconds. A project can only extend it. */
const EXPIRES_IN = 300;
const NAME_TAKEN = 'mfa_factor_name_conflict';
const TOO_MANY = 'too_many_enrolled_mfa_factors';

interface Setting {
  auth: SupabaseAuth;
  state: SupabaseState;
  listed: () => Promise<SupabaseFactor[]>;
  issuer: string | undefined;
  resendSeconds: number;
}

type Enrolling = Required<Pick<MfaAdapter<never>, 'enrollTOTP' | 'enrollSMS'>>;

/** The first half of an enrollment. Each has its own id, and the newest one for a number takes over its factor. */
export function supabaseEnrollments({ auth, state, listed, issuer, resendSeconds }: Setting): Enrolling {
  const { enrollments, challenges } = state;
  const inSignIn = (challengeId: string | undefined): void => {
    if (challengeId && !challenges.has(challengeId)) throw new MfaError('CHALLENGE_EXPIRED');
  };

  /** Retries once if the name is taken or if abandoned enrollments fill the list. */
  async function enroll(
    run: (friendlyName: string) => Promise<unknown>,
    label: string | undefined,
    call: SupabaseCall,
  ): Promise<Fields> {
    let refused: unknown;
    const request = (name: string): Promise<Fields> =>
      supabaseRequest(async () => {
        const answer = await run(name);
        refused = isFields(answer) && isFields(answer.error) ? answer.error.code : undefined;
        return answer;
      }, call);
    try {
      return await request(freeName(label));
    } catch (error) {
      asksForCode(error, state);
      if (refused !== NAME_TAKEN && refused !== TOO_MANY) throw error;
      const all = await listed();
      const left = refused === TOO_MANY ? all.filter(({ isVerified }) => !isVerified) : [];
      if (refused === TOO_MANY && left.length === 0) throw error;
      for (const { id } of left) await supabaseRequest(() => auth.mfa.unenroll({ factorId: id }));
      return request(
        freeName(
          label,
          all.filter((factor) => !left.includes(factor)),
        ),
      );
    }
  }

  async function send(factorId: string, phone: string): Promise<string> {
    const sent = textIn(await supabaseRequest(() => auth.mfa.challenge({ factorId }), 'send', 'enrollment'), 'id');
    const id = crypto.randomUUID();
    enrollments.set(id, { factorId, phone, sent });
    return id;
  }

  /** The factor of an open enrollment for this number, because enrolling it again would end that one first. */
  async function resend(phone: string): Promise<string | undefined> {
    const open = [...enrollments.values()].find((one) => one.phone === phone);
    if (!open) return undefined;
    try {
      return await send(open.factorId, phone);
    } catch (error) {
      if (isMfaError(error) && error.code === 'ENROLLMENT_EXPIRED') return undefined;
      throw error;
    }
  }

  return {
    enrollTOTP: async ({ label, challengeId } = {}) => {
      inSignIn(challengeId);
      const data = await enroll(
        (friendlyName) => auth.mfa.enroll({ factorType: 'totp', friendlyName, ...(issuer && { issuer }) }),
        label,
        'enroll',
      );
      const totp = isFields(data.totp) ? data.totp : {};
      const id = crypto.randomUUID();
      const enrollment = { id, secret: textIn(totp, 'secret'), qrCodeUrl: textIn(totp, 'uri'), expiresIn: EXPIRES_IN };
      enrollments.set(id, { factorId: textIn(data, 'id') });
      return enrollment;
    },
    enrollSMS: async ({ phoneNumber, label, challengeId }) => {
      inSignIn(challengeId);
      const phone = phoneNumber.replace(/[^\d+]/g, '');
      let id = await resend(phone);
      if (!id) {
        const enrolled = (friendlyName: string) => auth.mfa.enroll({ factorType: 'phone', phone, friendlyName });
        const data = await enroll(enrolled, label, 'enroll-phone');
        id = await send(textIn(data, 'id'), phone);
      }
      return { id, destination: phoneNumber, resendIn: resendSeconds, expiresIn: EXPIRES_IN };
    },
  };
}
